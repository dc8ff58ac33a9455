/** A few seeded random worlds; `npm run torture` plays thousands. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { tryWorlds } from "../../torture/random-worlds/random-worlds";

describe("up in a random world", () => {
  it("exits with 0 exactly when every instance that had to be replaced is", async () => {
    const report = await tryWorlds(150, 20_260);
    assert.ok(
      !report.failed,
      `${String(report.errorInstance)}\n${fc.defaultReportMessage(report)}`,
    );
  });
});
