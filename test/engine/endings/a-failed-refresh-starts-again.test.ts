import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("a refresh that fails", () => {
  it("makes up red with AWS's reason, and the next up without an edit starts another", () =>
    withContext(
      { secondsPerPoll: 120 },
      async ({ simulator, stack, fleet, onto, starts, saved }) => {
        const version = await fleet.addVersion();
        const failure = "We currently do not have sufficient t3.small capacity in us-east-1a.";
        const rule = { kind: "launch", launchTemplateVersion: version, failure } as const;
        simulator.addScenario({ rules: [rule] });

        const first = await stack.up({ program: onto(version) });
        assert.equal(first.result, "failed");
        const [refresh] = await fleet.refreshes();
        assert.equal(refresh?.Status, "Failed");
        assert.ok(outputLines("error", first).includes(refresh.StatusReason ?? "no reason"));
        const left = await saved();
        assert.equal(left?.outputs?.["status"], "Failed");
        assert.equal(typeof left.outputs["__provider"], "string");

        const second = await stack.up({ program: onto(version) });
        assert.equal(second.result, "failed");
        assert.equal(starts(), 2);
      },
    ));
});
