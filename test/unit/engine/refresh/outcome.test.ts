/** What each status means for us. */
import assert from "node:assert/strict";
import { outcomeOf, type Outcome } from "../../../../engine/refresh/outcome";
import { aRefresh } from "../../../support/provider/a-refresh";

const rows: readonly (readonly [status: string, verdict: Outcome])[] = [
  ["Pending", "waiting"],
  ["InProgress", "waiting"],
  ["Baking", "waiting"],
  ["Cancelling", "waiting"],
  ["RollbackInProgress", "waiting"],
  ["Quiescing", "waiting"],
  ["toString", "waiting"],
  ["Successful", "succeeded"],
  ["Failed", "failed"],
  ["Cancelled", "cancelled"],
  ["RollbackSuccessful", "rolledBack"],
  ["RollbackFailed", "rollbackFailed"],
];

describe("judge", () => {
  for (const [status, verdict] of rows) {
    it(`says ${verdict} of ${status}`, () => {
      assert.equal(outcomeOf(aRefresh({ status })), verdict);
    });
  }

  it("does not take 100 % for success while the refresh moves", () => {
    assert.equal(outcomeOf(aRefresh({ percentageComplete: 100, instancesToUpdate: 0 })), "waiting");
  });
});
