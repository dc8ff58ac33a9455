/** What becomes of values that JSON does not have. */
import assert from "node:assert/strict";
import { toPlainJson } from "../../../../simulator/protocol/plain-json";

const table: readonly [title: string, value: unknown, json: unknown][] = [
  ["maps become objects", new Map([["a", new Map([[1, "b"]])]]), { a: { 1: "b" } }],
  ["sets become lists", new Set([1, 2]), [1, 2]],
  ["times become ISO 8601", new Date(0), "1970-01-01T00:00:00.000Z"],
  ["bytes become base64", new Uint8Array([104, 105]), "aGk="],
  ["functions and undefined are left out", { a: () => 1, b: undefined, c: null }, { c: null }],
  ["big integers become texts", 9007199254740993n, "9007199254740993"],
  ["numbers that are none become texts", [NaN, Infinity], ["NaN", "Infinity"]],
];

describe("plain JSON", () => {
  for (const [title, value, json] of table) {
    it(title, () => {
      assert.deepEqual(toPlainJson(value), json);
    });
  }

  it("cuts off what contains itself, and keeps what is merely there twice", () => {
    const shared = { a: 1 };
    const ring: Record<string, unknown> = { left: shared, right: shared };
    ring["self"] = ring;
    assert.deepEqual(toPlainJson(ring), { left: { a: 1 }, right: { a: 1 }, self: "[repeats]" });
  });
});
