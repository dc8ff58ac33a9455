import assert from "node:assert/strict";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import { createFleet, type Fleet } from "../../support/engine/fleet";
import { rowOf } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

function declare(name: string, { autoScalingGroupName, launchTemplateId }: Fleet): void {
  const launchTemplate = { launchTemplateId, version: "$Latest" };
  const preferences = { instanceWarmup: 10 };
  new InstanceRefresh(name, {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate },
    preferences,
  });
}

describe("two rolls at a time", () => {
  it("are told in a row each", () =>
    withContext({ instances: 2 }, async ({ simulator, stack, fleet }) => {
      const other = await createFleet(simulator, { name: "api", instances: 4 });
      await Promise.all([fleet.addVersion(), other.addVersion()]);
      const run = await stack.up({
        program: async () => {
          declare("web", fleet);
          declare("api", other);
          return Promise.resolve();
        },
      });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.equal(mostLeft(rowOf("web", run)), 1);
      assert.equal(mostLeft(rowOf("api", run)), 3);
      assert.match(rowOf("web", run)[0] ?? "", /^starting an instance refresh of 2 instances/);
      assert.match(rowOf("api", run)[0] ?? "", /^starting an instance refresh of 4 instances/);
    })).timeout(120_000);
});

/** The most instances that were left while the roll was under way and one had been begun: all but that one. */
function mostLeft(row: readonly string[]): number {
  const begun = row.filter((line) => !line.startsWith("0% "));
  return Math.max(...begun.map((line) => Number(/(\d+) left/.exec(line)?.[1] ?? 0)));
}
