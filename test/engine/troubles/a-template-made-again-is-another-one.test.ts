import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, DeleteLaunchTemplateCommand } from "@aws-sdk/client-ec2";
import type { Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

/** The fleet's template has the name of its group. */
const named = {
  desiredConfiguration: { launchTemplate: { launchTemplateName: "web", version: 1 } },
};

/** Somebody deletes the launch template, and makes another one of the same name. @returns its id */
async function makeAgain({ ec2, launchTemplateId }: Fleet): Promise<string> {
  await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId: launchTemplateId }));
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "web",
      LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.medium" },
    }),
  );
  return LaunchTemplate?.LaunchTemplateId ?? "";
}

async function templatesInService({ autoScaling }: Fleet): Promise<readonly unknown[]> {
  const { AutoScalingGroups = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({}),
  );
  return (AutoScalingGroups[0]?.Instances ?? [])
    .filter(({ LifecycleState }) => LifecycleState === "InService")
    .map(({ LaunchTemplate }) => LaunchTemplate?.LaunchTemplateId);
}

describe("a launch template that was deleted and made again under the same name", () => {
  it("is previewed and rolled without an edit, although name and version read the same", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      const program = onto(1, named);
      await stack.up({ program });
      const id = await makeAgain(fleet);
      assert.match(
        (await stack.preview({ program })).stdout,
        /web: would replace 3 of 3 instances: the configuration changed from web \(lt-/,
      );
      const { result, error } = await stack.up({ program });
      assert.equal(result, "succeeded", String(error));
      assert.deepEqual(await templatesInService(fleet), [id, id, id]);
      assert.equal(starts(), 2);
      await stack.up({ program });
      assert.equal(starts(), 2);
    }));
});
