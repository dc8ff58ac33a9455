/** What Auto Scaling refuses, in its recorded or published words. */
import assert from "node:assert/strict";
import type {
  RefreshPreferences,
  StartInstanceRefreshCommandInput,
} from "@aws-sdk/client-auto-scaling";
import { byName, groupName, withGroup } from "./group";

/** Each row: what is asked for, the name of the SDK's error, and the sentence. */
const startRows: readonly (readonly [string, Partial<StartInstanceRefreshCommandInput>, string])[] =
  [
    [
      "ReplaceRootVolume without a desired configuration",
      { Strategy: "ReplaceRootVolume" },
      "The request isn't valid. The DesiredConfiguration parameter must be specified when using ReplaceRootVolume. Add the DesiredConfiguration parameter and try again.",
    ],
    [
      "auto rollback without a desired configuration (with a typographic apostrophe)",
      { Preferences: { AutoRollback: true } },
      "The request isn’t valid. The AutoRollback parameter cannot be set to true when the DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a desired configuration and try again.",
    ],
    [
      "checkpoints that do not ascend",
      preferring({ CheckpointPercentages: [40, 20] }),
      "Checkpoint percentages must be sorted in ascending order with no duplicates.",
    ],
    [
      "a checkpoint given twice",
      preferring({ CheckpointPercentages: [20, 20] }),
      "Checkpoint percentages must be sorted in ascending order with no duplicates.",
    ],
    [
      "healthy percentages more than 100 apart",
      preferring({ MinHealthyPercentage: 0, MaxHealthyPercentage: 200 }),
      "The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or equal to 100.",
    ],
    [
      "a launch template that does not exist",
      {
        DesiredConfiguration: {
          LaunchTemplate: { LaunchTemplateId: "lt-00000000000000000", Version: "1" },
        },
      },
      "You must use a valid fully-formed launch template. The specified launch template, with template ID lt-00000000000000000, does not exist.",
    ],
  ];

describe("StartInstanceRefresh refuses", () => {
  for (const [title, input, message] of startRows) {
    it(title, () =>
      withGroup({}, async ({ autoScaling }) => {
        const start = autoScaling.startInstanceRefresh({ ...byName, ...input });
        await assert.rejects(start, { name: "ValidationError", message });
      }),
    );
  }

  it("a second refresh while one is active", () =>
    withGroup({}, async ({ autoScaling }) => {
      await autoScaling.startInstanceRefresh(byName);
      await assert.rejects(autoScaling.startInstanceRefresh(byName), {
        name: "InstanceRefreshInProgressFault",
        message:
          "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.",
      });
    }));

  it("a template whose image is an SSM parameter, as a desired configuration", () =>
    withGroup({}, async ({ autoScaling, ec2, launchTemplateId: id }) => {
      await ec2.createLaunchTemplateVersion({
        LaunchTemplateId: id,
        SourceVersion: "1",
        LaunchTemplateData: { ImageId: `resolve:ssm:${parameter}` },
      });
      const LaunchTemplate = { LaunchTemplateId: id, Version: "3" };
      const desired = { ...byName, DesiredConfiguration: { LaunchTemplate } };
      await assert.rejects(autoScaling.startInstanceRefresh(desired), {
        name: "ValidationError",
        message: /^The launch template for the desired configuration isn't valid\./u,
      });
      await autoScaling.updateAutoScalingGroup({ ...byName, LaunchTemplate });
      const skipping = { ...byName, Preferences: { SkipMatching: true } };
      await assert.rejects(autoScaling.startInstanceRefresh(skipping), {
        name: "ValidationError",
        message:
          /^The launch template for the Auto Scaling group isn't valid\..* when skip matching is enabled\.$/u,
      });
      await autoScaling.startInstanceRefresh(byName);
    }));

  it("an image that is pending", () =>
    withGroup(
      { DesiredCapacity: 1 },
      async ({ autoScaling, ec2, launchTemplateId: id, simulator }) => {
        simulator.advance(60);
        const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
        const InstanceId = AutoScalingGroups?.[0]?.Instances?.[0]?.InstanceId;
        const { ImageId = "" } = await ec2.createImage({ InstanceId, Name: "next" });
        await ec2.createLaunchTemplateVersion({
          LaunchTemplateId: id,
          SourceVersion: "1",
          LaunchTemplateData: { ImageId },
        });
        const DesiredConfiguration = { LaunchTemplate: { LaunchTemplateId: id, Version: "3" } };
        const start = () => autoScaling.startInstanceRefresh({ ...byName, DesiredConfiguration });
        await assert.rejects(start(), {
          name: "ValidationError",
          message: `The AMI '${ImageId}' is pending.`,
        });
        simulator.advance(300);
        await start();
      },
    ));
});

describe("ReplaceRootVolume", () => {
  it("is refused rule by rule, until every rule is kept", () =>
    withGroup({}, async ({ autoScaling, launchTemplateId: LaunchTemplateId, imageId: ImageId }) => {
      const policy = (Version: string, override: object) => ({
        MixedInstancesPolicy: {
          LaunchTemplate: {
            LaunchTemplateSpecification: { LaunchTemplateId, Version },
            Overrides: [{ InstanceType: "t3.micro" as const, ...override }],
          },
        },
      });
      const start = (DesiredConfiguration: object) =>
        autoScaling.startInstanceRefresh({
          ...byName,
          Strategy: "ReplaceRootVolume",
          DesiredConfiguration,
        });
      const refused = { name: "ValidationError" };
      await assert.rejects(start(policy("2", { ImageId })), refused);
      await autoScaling.updateAutoScalingGroup({ ...byName, ...policy("1", {}) });
      await assert.rejects(start({ LaunchTemplate: { LaunchTemplateId, Version: "2" } }), refused);
      await assert.rejects(start(policy("2", {})), refused);
      await assert.rejects(start(policy("$Latest", { ImageId })), refused);
      await start(policy("2", { ImageId }));
    }));
});

describe("without an active refresh", () => {
  it("there is nothing to cancel", () =>
    withGroup({}, async ({ autoScaling }) => {
      await assert.rejects(autoScaling.cancelInstanceRefresh(byName), {
        name: "ActiveInstanceRefreshNotFoundFault",
        message: `No in progress, baking, pending, or cancelling Instance Refresh found for Auto Scaling group ${groupName}.`,
      });
    }));

  it("there is nothing to roll back", () =>
    withGroup({}, async ({ autoScaling }) => {
      await assert.rejects(autoScaling.rollbackInstanceRefresh(byName), {
        name: "ActiveInstanceRefreshNotFoundFault",
        message: `No in progress or baking Instance Refresh found for Auto Scaling group ${groupName}.`,
      });
    }));
});

describe("a group that does not exist", () => {
  it("is named in the error", () =>
    withGroup({}, async ({ autoScaling }) => {
      const error = {
        name: "ValidationError",
        message: "AutoScalingGroup name not found - AutoScalingGroup nobody not found",
      };
      const nobody = { AutoScalingGroupName: "nobody" };
      await assert.rejects(autoScaling.describeInstanceRefreshes(nobody), error);
      await assert.rejects(autoScaling.startInstanceRefresh(nobody), error);
    }));

  it("has another error where it is to be changed", () =>
    withGroup({}, async ({ autoScaling }) => {
      const nobody = { AutoScalingGroupName: "nobody" };
      const error = {
        name: "ValidationError",
        message: "AutoScalingGroup name not found - null",
      };
      await assert.rejects(autoScaling.updateAutoScalingGroup({ ...nobody, MaxSize: 2 }), error);
      await assert.rejects(
        autoScaling.setDesiredCapacity({ ...nobody, DesiredCapacity: 2 }),
        error,
      );
    }));

  it("is left out of DescribeAutoScalingGroups", () =>
    withGroup({}, async ({ autoScaling }) => {
      const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({
        AutoScalingGroupNames: ["nobody"],
      });
      assert.deepEqual(AutoScalingGroups, []);
    }));
});

const parameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

function preferring(Preferences: RefreshPreferences): Partial<StartInstanceRefreshCommandInput> {
  return { Preferences };
}
