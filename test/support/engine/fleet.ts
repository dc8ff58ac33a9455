/** A simulated Auto Scaling group to roll, set up through the AWS SDK, and questions to ask of it. */
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
  type InstanceRefresh,
} from "@aws-sdk/client-auto-scaling";
import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DeleteLaunchTemplateVersionsCommand,
  DescribeImagesCommand,
  EC2Client,
  ModifyLaunchTemplateCommand,
} from "@aws-sdk/client-ec2";

export interface FleetOptions {
  /** @default 3 */
  readonly instances?: number;
  /** @default "web" */
  readonly name?: string;
  /** @default "us-east-1" */
  readonly region?: string;
}

/** A group and its launch template. */
export interface Fleet {
  readonly autoScalingGroupName: string;
  readonly launchTemplateId: string;
  readonly autoScaling: AutoScalingClient;
  readonly ec2: EC2Client;
  /** Makes the template's next version, with another image. @returns its number */
  readonly addVersion: () => Promise<number>;
  /** The version numbers that the instances in service run, one for each. */
  readonly versions: () => Promise<readonly string[]>;
  /** The version that the group itself launches. */
  readonly groupVersion: () => Promise<string | undefined>;
  /** Newest first. */
  readonly refreshes: () => Promise<readonly InstanceRefresh[]>;
  /** Suspends a process of the group. */
  readonly suspend: (process: string) => Promise<void>;
  /** How many instances the group is to have. */
  readonly resize: (desiredCapacity: number) => Promise<void>;
}

/** What a fleet needs of a simulator, which may be in another process. */
export interface SimulatedAws {
  readonly url: string;
  readonly advance: (seconds: number) => unknown;
}

/** Virtual seconds after which a new group has all its instances in service and healthy. */
const settling = 600;

export async function createFleet(
  simulator: SimulatedAws,
  options: FleetOptions = {},
): Promise<Fleet> {
  const { instances = 3, name = "web", region = "us-east-1" } = options;
  const connection = {
    region,
    endpoint: simulator.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const ec2 = new EC2Client(connection);
  const autoScaling = new AutoScalingClient(connection);
  const [image = "", ...otherImages] = await findImages(ec2);
  const launchTemplateId = await createTemplate(ec2, templateNameOf(name), image);
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: Math.max(10, instances * 2),
      DesiredCapacity: instances,
      AvailabilityZones: ["a", "b", "c"].map((zone) => `${region}${zone}`),
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "1" },
    }),
  );
  await simulator.advance(settling);
  let made = 0;
  return {
    autoScalingGroupName: name,
    launchTemplateId,
    autoScaling,
    ec2,
    addVersion: async () => {
      const ImageId = otherImages[made++ % otherImages.length];
      const { LaunchTemplateVersion: version } = await ec2.send(
        new CreateLaunchTemplateVersionCommand({
          LaunchTemplateId: launchTemplateId,
          SourceVersion: "1",
          LaunchTemplateData: { ImageId },
        }),
      );
      return version?.VersionNumber ?? 0;
    },
    ...questions(autoScaling, name),
  };
}

/** Images of one architecture, so that any of them can follow any other. */
async function findImages(ec2: EC2Client): Promise<readonly string[]> {
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({}));
  return Images.filter(({ Architecture }) => Architecture === "x86_64").flatMap(
    ({ ImageId }) => ImageId ?? [],
  );
}

/** A launch template's name may have fewer characters in it than a group's. */
function templateNameOf(name: string): string {
  return /^[\w().\-/]{3,128}$/.test(name) ? name : "web";
}

async function createTemplate(ec2: EC2Client, name: string, ImageId: string): Promise<string> {
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: { ImageId, InstanceType: "t3.small" },
    }),
  );
  return LaunchTemplate?.LaunchTemplateId ?? "";
}

function questions(
  autoScaling: AutoScalingClient,
  AutoScalingGroupName: string,
): Pick<Fleet, "versions" | "groupVersion" | "refreshes" | "suspend" | "resize"> {
  const group = async () => {
    const command = new DescribeAutoScalingGroupsCommand({
      AutoScalingGroupNames: [AutoScalingGroupName],
    });
    return (await autoScaling.send(command)).AutoScalingGroups?.[0];
  };
  return {
    versions: async () =>
      ((await group())?.Instances ?? [])
        .filter(({ LifecycleState }) => LifecycleState === "InService")
        .map(({ LaunchTemplate }) => LaunchTemplate?.Version ?? "none"),
    groupVersion: async () => (await group())?.LaunchTemplate?.Version,
    refreshes: async () => {
      const command = new DescribeInstanceRefreshesCommand({ AutoScalingGroupName });
      return (await autoScaling.send(command)).InstanceRefreshes ?? [];
    },
    suspend: async (process) => {
      const ScalingProcesses = [process];
      await autoScaling.send(
        new SuspendProcessesCommand({ AutoScalingGroupName, ScalingProcesses }),
      );
    },
    resize: async (DesiredCapacity) => {
      await autoScaling.send(
        new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, DesiredCapacity }),
      );
    },
  };
}

/** Makes version 2 the default, and deletes the version that the group launches from. @returns the version that is left */
export async function deleteOwnVersion({
  ec2,
  launchTemplateId: LaunchTemplateId,
  addVersion,
}: Fleet): Promise<number> {
  const version = await addVersion();
  await ec2.send(
    new ModifyLaunchTemplateCommand({ LaunchTemplateId, DefaultVersion: String(version) }),
  );
  await ec2.send(new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ["1"] }));
  return version;
}
