/** What counts as the same, and what is left out of a request. */
import assert from "node:assert/strict";
import { canonical, isRecord, isSame, withoutEmpty } from "../../../../engine/values/equality";

const same: readonly (readonly [title: string, one: unknown, other: unknown])[] = [
  [
    "objects with their keys in another order",
    { a: 1, b: { c: 2, d: 3 } },
    { b: { d: 3, c: 2 }, a: 1 },
  ],
  ["an absent key and one that holds undefined", {}, { a: undefined }],
  ["an absent key and one that holds null", {}, { a: null }],
  ["an absent key and one that holds an empty list", {}, { a: [] }],
  ["an absent key and one that holds an empty object", {}, { a: { b: {} } }],
  ["undefined and null", undefined, null],
  ["nothing and an empty object", undefined, {}],
  ["lists of objects with their keys in another order", [{ a: 1, b: 2 }], [{ b: 2, a: 1 }]],
];

const different: readonly (readonly [title: string, one: unknown, other: unknown])[] = [
  ["a number and the same number as text", { a: 1 }, { a: "1" }],
  ["lists in another order", [1, 2], [2, 1]],
  ["false and nothing", { a: false }, {}],
  ["zero and nothing", { a: 0 }, {}],
  ["an empty text and nothing", { a: "" }, {}],
  ["a list and the only value in it", [1], 1],
];

describe("equality", () => {
  for (const [title, one, other] of same) {
    it(`takes for the same ${title}`, () => {
      assert.equal(isSame(one, other), true);
    });
  }

  for (const [title, one, other] of different) {
    it(`tells apart ${title}`, () => {
      assert.equal(isSame(one, other), false);
    });
  }

  it("writes the canonical text with sorted keys and without what holds nothing", () => {
    assert.equal(canonical({ b: [1, {}], a: "x", c: [] }), '{"a":"x","b":[1,null]}');
  });
});

describe("withoutEmpty", () => {
  it("drops what holds nothing, at every depth of objects", () => {
    const value = { a: [], b: {}, c: { d: [], e: undefined }, f: null, g: { h: [], i: 1 } };
    assert.deepEqual(withoutEmpty(value), { g: { i: 1 } });
  });

  it("keeps what is false, zero or an empty text", () => {
    assert.deepEqual(withoutEmpty({ a: false, b: 0, c: "" }), { a: false, b: 0, c: "" });
  });

  it("leaves the value that it was given as it is", () => {
    const value = { a: [], b: { c: [] } };
    withoutEmpty(value);
    assert.deepEqual(value, { a: [], b: { c: [] } });
  });
});

describe("a record", () => {
  it("is an object, and neither a list nor null nor a text", () => {
    assert.deepEqual([{}, [], null, "text", undefined].map(isRecord), [
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
