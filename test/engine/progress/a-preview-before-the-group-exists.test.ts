import assert from "node:assert/strict";
import { rowOf, outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a preview before the group exists", () => {
  it("says that there is no such group yet, and stays green", () =>
    withContext({}, async ({ stack, onto }) => {
      const run = await stack.preview({ program: onto(1, { autoScalingGroupName: "not-yet" }) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(run.changes["create"], 2);
      assert.equal(outputLines("error", run), "");
      assert.match(
        [...rowOf("web", run), outputLines("warning", run), outputLines("info", run)].join("\n"),
        /no Auto Scaling group of this name|does not exist yet/,
      );
    }));
});
