/** A success of which the group itself does not launch the target: everything it launches from then on is something else. */
import assert from "node:assert/strict";
import { UpdateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, DescribeImagesCommand } from "@aws-sdk/client-ec2";
import { disturbed, withWorld, type World } from "../../support/provider/a-world";

async function createTemplate({ fleet }: World): Promise<string> {
  const { Images = [] } = await fleet.ec2.send(new DescribeImagesCommand({}));
  const ImageId = Images.find(({ Architecture }) => Architecture === "x86_64")?.ImageId;
  const { LaunchTemplate } = await fleet.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "other",
      LaunchTemplateData: { ImageId, InstanceType: "t3.small" },
    }),
  );
  return LaunchTemplate?.LaunchTemplateId ?? "";
}

/** Somebody gives the group another launch template as soon as the refresh has succeeded. */
async function rollWhileSomebodyMovesTheGroup(world: World) {
  const { fleet, ports } = world;
  const LaunchTemplateId = await createTemplate(world);
  let isMoved = false;
  const autoScaling = disturbed(ports.autoScaling, async (when) => {
    const [newest] = await fleet.refreshes();
    if (when === "before" || isMoved || newest?.Status !== "Successful") return;
    isMoved = true;
    await fleet.autoScaling.send(
      new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: fleet.autoScalingGroupName,
        LaunchTemplate: { LaunchTemplateId, Version: "1" },
      }),
    );
  });
  return world.up(await fleet.addVersion(), {}, { ...ports, autoScaling });
}

describe("a success after which the group launches from another template", () => {
  it("is red, and the next run moves the group and replaces nothing", () =>
    withWorld({ instances: 2 }, async (world) => {
      const { error, refresh } = await rollWhileSomebodyMovesTheGroup(world);
      assert.deepEqual([error?.code, refresh?.status], ["NotVerified", "Successful"]);
      assert.match(
        error?.message ?? "",
        /the group itself launches from other \(lt-\w+\), not from/,
      );

      const [before] = world.callsOf("StartInstanceRefresh").slice(-1);
      const again = await world.up(2);
      assert.deepEqual([again.error, again.verified?.replaced], [undefined, 0]);
      assert.notEqual(world.callsOf("StartInstanceRefresh").at(-1), before);
      assert.equal(await world.fleet.groupVersion(), "2");
      const group = await world.ports.autoScaling.findGroup("web");
      assert.equal(
        group?.configuration?.launchTemplate?.launchTemplateId,
        world.fleet.launchTemplateId,
      );
    }));
});
