/** Whether AWS is still working on a refresh. */
import assert from "node:assert/strict";
import { isActive } from "../../../../engine/refresh/snapshot";
import { aRefresh } from "../../../support/provider/a-refresh";

describe("a snapshot", () => {
  it("is active while its refresh bakes, though every instance is updated", () => {
    assert.equal(isActive(aRefresh({ status: "Baking", percentageComplete: 100 })), true);
  });

  it("is active in a status that nobody has heard of", () => {
    assert.equal(isActive(aRefresh({ status: "Quiescing" })), true);
  });

  it("is not active after a rollback", () => {
    assert.equal(isActive(aRefresh({ status: "RollbackSuccessful" })), false);
  });
});
