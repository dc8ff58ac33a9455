/** One test a row: an error about the refresh `r-ours` has this code and these words. */
import assert from "node:assert/strict";
import type { InstanceRefreshError } from "../../../engine/run/errors/instance-refresh-error";

export type Row = readonly [
  title: string,
  error: InstanceRefreshError,
  code: string,
  sentence: string,
];

export function says(rows: readonly Row[]): void {
  for (const [title, error, code, sentence] of rows) {
    it(title, () => {
      assert.equal(error.message, sentence);
      assert.equal(error.code, code);
      assert.equal(error.instanceRefreshId, "r-ours");
    });
  }
}
