/** Rolls of what is no version of a launch template: launch configurations, and images of overrides. */
import assert from "node:assert/strict";
import {
  CreateLaunchConfigurationCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { DescribeImagesCommand } from "@aws-sdk/client-ec2";
import type { Inputs } from "../../../engine/inputs/inputs";
import { withWorld, type World } from "../../support/provider/a-world";

async function imagesOf({ fleet }: World): Promise<readonly string[]> {
  const { Images = [] } = await fleet.ec2.send(new DescribeImagesCommand({}));
  return Images.filter(({ Architecture }) => Architecture === "x86_64").flatMap(
    ({ ImageId }) => ImageId ?? [],
  );
}

/** The group launches from this launch configuration from now on. */
async function launchFrom(world: World, LaunchConfigurationName: string): Promise<void> {
  const { autoScaling, autoScalingGroupName: AutoScalingGroupName } = world.fleet;
  const [ImageId] = await imagesOf(world);
  await autoScaling.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName,
      ImageId,
      InstanceType: "t3.micro",
    }),
  );
  await autoScaling.send(
    new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, LaunchConfigurationName }),
  );
}

describe("a group that launches from a launch configuration", () => {
  it("is rolled when it launches from another one, and proven to run that", () =>
    withWorld({}, async (world) => {
      const own = { desiredConfiguration: undefined as never };
      await launchFrom(world, "web-1");
      await world.up(1, own);
      assert.deepEqual((await world.up(1, own)).reasons, []);
      await launchFrom(world, "web-2");
      const { reasons, verified, error } = await world.up(1, own);
      assert.deepEqual(
        reasons.map(({ kind }) => kind),
        ["target"],
      );
      assert.deepEqual([error, verified?.outdated, verified?.replaced], [undefined, [], 3]);
      assert.equal(verified?.group?.instances[0]?.launchConfigurationName, "web-2");
    }));
});

describe("a policy whose overrides name images", () => {
  it("is proven by the images that the instances run", () =>
    withWorld({}, async (world) => {
      const [first = "", second = ""] = await imagesOf(world);
      const { launchTemplateId } = world.fleet;
      const launchTemplateSpecification = { launchTemplateId, version: "1" };
      const to = (imageId: string): Partial<Inputs> => ({
        // The group begins with a plain launch template.
        allowConfigurationKindChange: true,
        desiredConfiguration: {
          mixedInstancesPolicy: {
            launchTemplate: {
              launchTemplateSpecification,
              overrides: [{ instanceType: "t3.micro", imageId }],
            },
          },
        },
      });
      await world.up(1, to(first));
      const { verified, error } = await world.up(1, to(second));
      assert.deepEqual([error, verified?.outdated, verified?.replaced], [undefined, [], 3]);
      const images = verified?.group?.instances.map(({ imageId }) => imageId);
      assert.deepEqual(images, [second, second, second]);
    }));
});
