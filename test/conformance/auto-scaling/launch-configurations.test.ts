/** Launch configurations: the older way to say what a group launches. */
import assert from "node:assert/strict";
import { failureOf } from "../../support/protocol-clients";
import { withGroup } from "./group";

const byConfiguration = { LaunchConfigurationName: "web-1" };

describe("launch configurations", () => {
  it("are described as they were created, and gone when deleted", () =>
    withGroup({}, async ({ autoScaling, imageId }) => {
      const settings = { ...byConfiguration, ImageId: imageId, InstanceType: "t3.nano" };
      await autoScaling.createLaunchConfiguration(settings);
      const described = async (): Promise<readonly (readonly unknown[])[]> => {
        const { LaunchConfigurations = [] } = await autoScaling.describeLaunchConfigurations({
          LaunchConfigurationNames: ["web-1"],
        });
        return LaunchConfigurations.map((one) => [one.ImageId, one.InstanceType]);
      };
      assert.deepEqual(await described(), [[imageId, "t3.nano"]]);
      await autoScaling.deleteLaunchConfiguration(byConfiguration);
      assert.deepEqual(await described(), []);
    }));

  it("have names that are used once", () =>
    withGroup({}, async ({ autoScaling, imageId }) => {
      const settings = { ...byConfiguration, ImageId: imageId, InstanceType: "t3.nano" };
      await autoScaling.createLaunchConfiguration(settings);
      const [code] = await failureOf(autoScaling.createLaunchConfiguration(settings));
      assert.match(code, /^AlreadyExists/u);
    }));

  it("are made from an instance, together with a group that launches like it", () =>
    withGroup({}, async ({ autoScaling, ec2, imageId, simulator }) => {
      const { Instances = [] } = await ec2.runInstances({
        ImageId: imageId,
        InstanceType: "t3.micro",
        MinCount: 1,
        MaxCount: 1,
      });
      const [{ InstanceId = "", SubnetId } = {}] = Instances;
      simulator.advance(10);
      const copy = { AutoScalingGroupName: "copy" };
      const sizes = { MinSize: 1, MaxSize: 1 };
      await autoScaling.createAutoScalingGroup({ ...copy, ...sizes, InstanceId });
      simulator.advance(60);
      const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({
        AutoScalingGroupNames: ["copy"],
      });
      assert.deepEqual(
        [group?.LaunchConfigurationName, group?.VPCZoneIdentifier, group?.Tags],
        ["copy", SubnetId, []],
      );
      const [instance] = group?.Instances ?? [];
      assert.deepEqual(
        [instance?.LaunchConfigurationName, instance?.InstanceType, instance?.LifecycleState],
        ["copy", "t3.micro", "InService"],
      );
    }));
});
