/** What the next run knows of the one before. */
import assert from "node:assert/strict";
import { InstanceRefreshError } from "../../provider/core/instance-refresh-error";
import { pastAfter } from "../../provider/operations/past-after";
import { rollReasons } from "../../provider/core/roll-reason";
import { aRefresh, aSuccess } from "../support/provider/a-refresh";
import { aWanted } from "../support/provider/a-target";

const past = {
  settled: aWanted(1),
  attempt: aWanted(1),
  instanceRefreshId: "r-0",
  status: "Successful",
};
const error = new InstanceRefreshError("NotVerified", "instances were left behind");
const wanted = aWanted(2);

describe("the past after a run", () => {
  it("has settled what the run rolled", () => {
    const refresh = aSuccess();
    assert.deepEqual(pastAfter({ wanted, reasons: [], refresh }, past), {
      settled: wanted,
      attempt: wanted,
      instanceRefreshId: refresh.instanceRefreshId,
      status: "Successful",
    });
  });

  it("keeps what was settled before a refresh that failed", () => {
    const refresh = aRefresh({ status: "Failed" });
    assert.deepEqual(pastAfter({ wanted, reasons: [], refresh, error }, past).settled, aWanted(1));
  });

  it("is what it was when no refresh was needed", () => {
    assert.equal(pastAfter({ wanted, reasons: [] }, past), past);
  });

  it("leaves a reason to roll after a success that was not proven, whatever is wanted next", () => {
    const after = pastAfter({ wanted: aWanted(1), reasons: [], refresh: aSuccess(), error }, past);
    assert.equal(after.settled, undefined);
    assert.equal(rollReasons(after, aWanted(1)).length, 1);
  });
});
