import assert from "node:assert/strict";
import {
  DescribeAutoScalingInstancesCommand,
  SetInstanceProtectionCommand,
} from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../../support/engine/fleet";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

const preferences = { instanceWarmup: 10, scaleInProtectedInstances: "Ignore" } as const;

async function instanceIds({ autoScaling }: Fleet): Promise<readonly string[]> {
  const { AutoScalingInstances = [] } = await autoScaling.send(
    new DescribeAutoScalingInstancesCommand({}),
  );
  return AutoScalingInstances.flatMap(({ InstanceId }) => InstanceId ?? []);
}

async function protect(fleet: Fleet, instanceId: string, isProtected: boolean): Promise<void> {
  await fleet.autoScaling.send(
    new SetInstanceProtectionCommand({
      AutoScalingGroupName: fleet.autoScalingGroupName,
      InstanceIds: [instanceId],
      ProtectedFromScaleIn: isProtected,
    }),
  );
}

/** Protects one instance of the fleet from scale in. @returns its id */
async function protectOne(fleet: Fleet): Promise<string> {
  const [instanceId = ""] = await instanceIds(fleet);
  await protect(fleet, instanceId, true);
  return instanceId;
}

describe("a success that leaves a protected instance behind", () => {
  it("is green with a warning, and the instance is listed", () =>
    withContext({}, async ({ stack, fleet, onto, saved }) => {
      const left = await protectOne(fleet);
      const run = await stack.up({ program: onto(await fleet.addVersion(), { preferences }) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.match(
        outputLines("warning", run),
        new RegExp(`${left}.*was left as it is.*protected`),
      );
      assert.deepEqual((await saved())?.outputs?.["instancesOutdated"], [left]);
    }));

  it("is red where the program is strict", () =>
    withContext({}, async ({ stack, fleet, onto, saved }) => {
      const left = await protectOne(fleet);
      const strict = { preferences, verify: "strict" } as const;
      const run = await stack.up({ program: onto(await fleet.addVersion(), strict) });
      assert.equal(run.result, "failed");
      assert.match(outputLines("error", run), new RegExp(`do not run the target: ${left}`));
      assert.deepEqual((await saved())?.outputs?.["instancesOutdated"], [left]);
    }));
});

describe("a strict success that was to replace every instance, and has left one", () => {
  it("is red until that one is gone, and no run more than needed rolls the fleet", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      const program = (build: number) =>
        onto(1, { preferences, triggers: { build }, verify: "strict" });
      assert.equal((await stack.up({ program: program(1) })).result, "succeeded");
      const before = await instanceIds(fleet);
      const left = await protectOne(fleet);
      for (let run = 0; run < 2; run += 1) {
        const { result, ...heard } = await stack.up({ program: program(2) });
        assert.equal(result, "failed");
        assert.match(
          outputLines("error", heard),
          new RegExp(`were not replaced: ${left}.*protected`),
        );
        assert.equal(starts(), 2);
      }
      await protect(fleet, left, false);
      const run = await stack.up({ program: program(2) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 3);
      const now = await instanceIds(fleet);
      assert.deepEqual(
        now.filter((id) => before.includes(id)),
        [],
      );
      assert.deepEqual((await stack.up({ program: program(2) })).changes, { same: 2 });
    }));
});
