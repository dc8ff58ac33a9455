/** Groups for the live page to show: made by the SDK, with a template of two versions each. */
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { EC2 } from "@aws-sdk/client-ec2";
import type { Simulator } from "../../../simulator/index";

export interface Fleet {
  readonly makeGroup: (name: string, size: number) => Promise<void>;
  /** Starts a refresh to version 2, with checkpoints at 25, 50 and 100 percent. */
  readonly roll: (name: string) => Promise<void>;
}

export async function createFleet({ url }: Simulator): Promise<Fleet> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const configuration = { endpoint: url, region: "us-east-1", credentials };
  const ec2 = new EC2(configuration);
  const autoScaling = new AutoScaling(configuration);
  const { Images: images = [] } = await ec2.describeImages({
    Filters: [{ Name: "name", Values: ["al2023-ami-2023.*-x86_64"] }],
  });
  const [older, newer] = images.map(({ ImageId }) => ImageId);
  // The SDK would draw client tokens at random.
  const makeTemplate = async (name: string): Promise<void> => {
    await ec2.createLaunchTemplate({
      LaunchTemplateName: name,
      ClientToken: `${name}-1`,
      LaunchTemplateData: { ImageId: older, InstanceType: "t3.small" },
    });
    await ec2.createLaunchTemplateVersion({
      LaunchTemplateName: name,
      ClientToken: `${name}-2`,
      SourceVersion: "1",
      LaunchTemplateData: { ImageId: newer },
    });
  };
  return {
    makeGroup: async (name, size) => {
      await makeTemplate(templateOf(name));
      await autoScaling.createAutoScalingGroup({
        AutoScalingGroupName: name,
        MinSize: 0,
        MaxSize: size * 2,
        DesiredCapacity: size,
        LaunchTemplate: { LaunchTemplateName: templateOf(name), Version: "1" },
        AvailabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
      });
    },
    roll: async (name) => {
      const LaunchTemplate = { LaunchTemplateName: templateOf(name), Version: "2" };
      await autoScaling.startInstanceRefresh({
        AutoScalingGroupName: name,
        DesiredConfiguration: { LaunchTemplate },
        Preferences: {
          MinHealthyPercentage: 75,
          MaxHealthyPercentage: 100,
          InstanceWarmup: 60,
          CheckpointPercentages: [25, 50, 100],
          CheckpointDelay: 120,
        },
      });
    },
  };
}

/** Templates are choosier about their names than groups. */
function templateOf(group: string): string {
  return group.replaceAll(/[^a-z0-9-]/gu, "_");
}
