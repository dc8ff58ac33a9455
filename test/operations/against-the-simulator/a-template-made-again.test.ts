/** A launch template that was deleted and made again under its name is another one, although its name and its version number read the same. */
import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, DeleteLaunchTemplateCommand } from "@aws-sdk/client-ec2";
import type { Fleet } from "../../support/engine/fleet";
import { withWorld } from "../../support/provider/a-world";

/** The fleet's template is called as its group. */
const named = {
  desiredConfiguration: { launchTemplate: { launchTemplateName: "web", version: 1 } },
};

/** @returns the id of the new one */
async function makeTemplateAgain({ ec2, launchTemplateId }: Fleet): Promise<string | undefined> {
  await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId: launchTemplateId }));
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "web",
      LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.medium" },
    }),
  );
  return LaunchTemplate?.LaunchTemplateId;
}

async function templatesInService({ autoScaling }: Fleet): Promise<readonly unknown[]> {
  const { AutoScalingGroups = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ["web"] }),
  );
  return (AutoScalingGroups[0]?.Instances ?? [])
    .filter(({ LifecycleState }) => LifecycleState === "InService")
    .map(({ LaunchTemplate }) => LaunchTemplate?.LaunchTemplateId);
}

describe("a launch template that is made again under its name", () => {
  it("is rolled to, although its name and its version read the same", () =>
    withWorld({}, async ({ up, fleet, reporter }) => {
      const first = await up(1, named);
      assert.deepEqual(first.desired.target.configuration?.launchTemplate, {
        launchTemplateId: fleet.launchTemplateId,
        launchTemplateName: "web",
        version: "1",
      });
      const id = await makeTemplateAgain(fleet);
      const { error, reasons } = await up(1, named);
      assert.deepEqual(
        [error, reasons.map(({ kind }) => kind)],
        [undefined, ["target"]],
        reporter.warnings.join("\n"),
      );
      assert.deepEqual(await templatesInService(fleet), [id, id, id]);
    }));

  it("is not rolled to again", () =>
    withWorld({}, async ({ up, callsOf }) => {
      await up(1, named);
      const { reasons } = await up(1, named);
      assert.deepEqual([reasons, callsOf("StartInstanceRefresh").length], [[], 1]);
    }));
});
