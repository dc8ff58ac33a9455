/** A difference is named by the path that the engine shows and that `replaceOnChanges` matches. */
import assert from "node:assert/strict";
import { differences } from "../../../tools/resource-aws/difference";

type Inputs = Readonly<Record<string, unknown>>;
const rows: readonly (readonly [string, Inputs, Inputs, readonly string[]])[] = [
  ["nothing where all is the same", { a: { b: [1] } }, { a: { b: [1] } }, []],
  ["an added input", {}, { a: 1 }, ["added a"]],
  ["a deleted input", { a: 1 }, {}, ["deleted a"]],
  ["a value inside a block", { a: { b: 1, c: 2 } }, { a: { b: 3, c: 2 } }, ["changed a.b"]],
  ["an item of a list", { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ["changed a[0].b"]],
  ["a list that grew", { a: [1] }, { a: [1, 2] }, ["added a[1]"]],
  ["a key that is no word", { tags: { "x.y": "1" } }, { tags: {} }, ['deleted tags["x.y"]']],
  ["a block that became a value", { a: { b: 1 } }, { a: 1 }, ["changed a"]],
];

describe("the differences between two sets of inputs", () => {
  for (const [title, olds, news, expected] of rows) {
    it(`name ${title}`, () => {
      const found = differences(olds, news).map(({ kind, path }) => `${kind} ${path}`);
      assert.deepEqual(found, expected);
    });
  }
});
