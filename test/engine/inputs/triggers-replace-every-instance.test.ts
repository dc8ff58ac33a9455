import assert from "node:assert/strict";
import { DescribeAutoScalingInstancesCommand } from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

async function instanceIds({ autoScaling }: Fleet): Promise<readonly string[]> {
  const { AutoScalingInstances = [] } = await autoScaling.send(
    new DescribeAutoScalingInstancesCommand({}),
  );
  return AutoScalingInstances.flatMap(({ InstanceId }) => InstanceId ?? []);
}

describe("a changed trigger", () => {
  it("replaces every instance, also those that match", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      await stack.up();
      const before = await instanceIds(fleet);
      const run = await stack.up({ program: onto(1, { triggers: { certificate: "2" } }) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(starts(), 2);
      const after = await instanceIds(fleet);
      assert.equal(after.length, before.length);
      assert.ok(before.every((id) => !after.includes(id)));
    }));
});
