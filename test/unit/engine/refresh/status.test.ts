/** What each status of a refresh means: one row for each that AWS has, and for words that it does not have yet. */
import assert from "node:assert/strict";
import { InstanceRefreshStatus } from "@aws-sdk/client-auto-scaling";
import { isTerminal, outcomeOf, type Outcome } from "../../../../engine/refresh/status";
import { aRefresh } from "../../../support/provider/a-refresh";

const rows: readonly (readonly [status: string, outcome: Outcome])[] = [
  ["Pending", "waiting"],
  ["InProgress", "waiting"],
  ["Baking", "waiting"],
  ["Cancelling", "waiting"],
  ["RollbackInProgress", "waiting"],
  ["Quiescing", "waiting"],
  ["", "waiting"],
  ["successful", "waiting"],
  ["toString", "waiting"],
  ["constructor", "waiting"],
  ["Successful", "succeeded"],
  ["Failed", "failed"],
  ["Cancelled", "cancelled"],
  ["RollbackSuccessful", "rolledBack"],
  ["RollbackFailed", "rollbackFailed"],
];

describe("a status", () => {
  for (const [status, outcome] of rows) {
    it(`means ${outcome} when it is "${status}"`, () => {
      assert.equal(outcomeOf(aRefresh({ status })), outcome);
      assert.equal(isTerminal(status), outcome !== "waiting");
    });
  }

  it("has a row above for each that the SDK knows", () => {
    const tested = new Set(rows.map(([status]) => status));
    assert.deepEqual(
      Object.values(InstanceRefreshStatus).filter((status) => !tested.has(status)),
      [],
    );
  });

  it("is no success at 100 % while the refresh goes on", () => {
    assert.equal(outcomeOf(aRefresh({ percentageComplete: 100, instancesToUpdate: 0 })), "waiting");
  });
});
