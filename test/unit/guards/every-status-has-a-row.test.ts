import assert from "node:assert/strict";
import { InstanceRefreshStatus } from "@aws-sdk/client-auto-scaling";
import { isTerminal } from "../../../engine/refresh/status";
import { outcomeOf } from "../../../engine/refresh/outcome";

/** AWS's ends, copied from its documentation. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRefresh.html */
const ends = ["Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"];

describe("every status that the SDK knows", () => {
  for (const status of Object.values(InstanceRefreshStatus)) {
    const isEnd = ends.includes(status);
    it(`${status} is ${isEnd ? "an end" : "on the way"}, for the table and for the verdict`, () => {
      assert.equal(isTerminal(status), isEnd);
      assert.equal(outcomeOf({ instanceRefreshId: "id", status }) !== "waiting", isEnd);
    });
  }
});
