/** AWS is rolling a refresh back: no policy ends that, for the fleet would stay mixed and the same version would be rolled again. */
import assert from "node:assert/strict";
import type { StopPolicy, Inputs } from "../../../engine/inputs/inputs";
import { stopOnDelete } from "../../../engine/run/stop-on-delete";
import { aRoll, savedStateAfter } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { createSmallAws } from "../../support/provider/small-aws";

const back = { status: "RollbackInProgress", percentageComplete: 60, instancesToUpdate: 2 };
const rolledBack = { status: "RollbackSuccessful" };
const policies: readonly StopPolicy[] = ["leave", "cancel", "rollback"];

/** A refresh that AWS begins to roll back, and for how many descriptions the rollback goes on. */
function rollingBack(descriptions = 60) {
  const moving = [{ status: "Pending" }, { status: "InProgress", percentageComplete: 50 }];
  const path = [...moving, ...Array.from({ length: descriptions }, () => back), rolledBack];
  const stage = aStageWith(createSmallAws({ path }));
  const stops = () => stage.aws.calls.filter((call) => /^(cancel|rollBack)/.test(call));
  return { ...stage, stops };
}

function inputsWith(policy: Partial<Inputs>): Partial<Inputs> {
  return { ...policy, preferences: { autoRollback: true } };
}

describe("a rollback that is under way", () => {
  for (const policy of policies) {
    it(`goes on after a timeout with onTimeout: "${policy}"`, async () => {
      const { ports, stops } = rollingBack();
      const inputs = inputsWith({ onTimeout: policy });
      const { refresh, error } = await aRoll({ timeoutSeconds: 120, inputs }, ports);
      assert.deepEqual([stops(), error?.code], [[], "WaitTimeout"]);
      assert.equal(
        refresh?.status,
        policy === "leave" ? "RollbackInProgress" : "RollbackSuccessful",
      );
    });

    it(`goes on after an interrupt with onInterrupt: "${policy}"`, async () => {
      const { ports, clock, interrupt, stops } = rollingBack();
      clock.at(60_000, interrupt);
      const { error } = await aRoll({ inputs: inputsWith({ onInterrupt: policy }) }, ports);
      assert.deepEqual([stops(), error?.code], [[], "Interrupted"]);
    });

    it(`goes on when the resource is deleted with onDelete: "${policy}"`, async () => {
      const { ports, stops } = rollingBack();
      await aRoll({ timeoutSeconds: 120, inputs: inputsWith({}) }, ports);
      await stopOnDelete({ autoScalingGroupName: "web", instanceRefreshId: "r-1", policy }, ports);
      assert.deepEqual(stops(), []);
    });
  }

  it("is followed to its end after a timeout that was to cancel it, and blocks the same version in the next run", async () => {
    const { ports, aws } = rollingBack();
    const inputs = inputsWith({ onTimeout: "cancel" });
    const first = await aRoll({ timeoutSeconds: 120, inputs }, ports);
    assert.match(
      first.error?.message ?? "",
      /AWS was already rolling it back, and has finished: every instance runs the old configuration/,
    );
    const second = await aRoll({ inputs, saved: savedStateAfter(first, {}) }, ports);
    assert.deepEqual([second.error?.code, aws.started.length], ["RolledBackBefore", 1]);
  });

  it("is followed by the next run after an interrupt, and blocks the same version then", async () => {
    const { ports, clock, interrupt, aws } = rollingBack();
    const inputs = inputsWith({ onInterrupt: "cancel" });
    clock.at(60_000, interrupt);
    const first = await aRoll({ inputs }, ports);
    assert.match(
      first.error?.message ?? "",
      /AWS is already rolling it back to the old configuration, which is never cancelled/,
    );
    const { ports: next } = aStageWith(aws);
    const second = await aRoll({ inputs, saved: savedStateAfter(first, {}) }, next);
    assert.deepEqual([second.error?.code, aws.started.length], ["RefreshRolledBack", 1]);
  });

  it("is waited for when a corrected version arrives, which then is rolled", async () => {
    const { ports, aws, stops } = rollingBack();
    const first = await aRoll({ timeoutSeconds: 120, inputs: inputsWith({}) }, ports);
    const corrected = { desiredConfiguration: aConfiguration("3"), failFast: false };
    const second = aRoll(
      { timeoutSeconds: 3600, inputs: corrected, saved: savedStateAfter(first, {}) },
      ports,
    );
    await second.catch(() => undefined);
    assert.deepEqual([stops(), aws.started.length], [[], 2]);
  });
});
