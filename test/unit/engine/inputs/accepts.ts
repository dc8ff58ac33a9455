/** Turns a table of good inputs into tests: none of them has a failure. */
import assert from "node:assert/strict";
import { otherFailuresOf, type Inputs } from "./refuses";

/** What is accepted, and the inputs beside the group's name. */
export type GoodRow = readonly [title: string, inputs: Inputs];

export function accepts(rows: readonly GoodRow[]): void {
  for (const [title, inputs] of rows) {
    it(`accepts ${title}`, () => {
      assert.deepEqual(otherFailuresOf(inputs), []);
    });
  }
}
