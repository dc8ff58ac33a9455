/** A small world and six calls that everybody makes, in a form that both our simulator and moto understand. */
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { EC2 } from "@aws-sdk/client-ec2";
import type { Served } from "./served";

/** One call, ready to be made over and over. */
export interface CommonCall {
  readonly name: string;
  readonly make: () => Promise<unknown>;
}

const groups = ["one", "two", "three", "four", "five"];
const instancesPerGroup = 4;

/** Furnishes a server with five groups of four instances, and gives the calls. */
export async function furnish({ url }: Pick<Served, "url">): Promise<readonly CommonCall[]> {
  const connection = {
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  };
  const autoScaling = new AutoScaling(connection);
  const ec2 = new EC2(connection);
  const LaunchTemplateName = "bench";
  const { Images = [] } = await ec2.describeImages({ Owners: ["amazon"] });
  const [image] = Images.filter(({ Architecture }) => Architecture === "x86_64");
  await ec2.createLaunchTemplate({
    LaunchTemplateName,
    LaunchTemplateData: { ImageId: image?.ImageId, InstanceType: "t3.small" },
  });
  for (const AutoScalingGroupName of groups) {
    await autoScaling.createAutoScalingGroup({
      AutoScalingGroupName,
      MinSize: 0,
      MaxSize: 10,
      DesiredCapacity: instancesPerGroup,
      AvailabilityZones: ["us-east-1a"],
      LaunchTemplate: { LaunchTemplateName, Version: "1" },
    });
  }
  // Our instances take their time; moto has no such route, and needs none.
  await fetch(`${url}/_simulator/advance`, { method: "POST", body: '{"seconds": 600}' });
  const InstanceIds = await membersOf(autoScaling);
  return callsOf({ autoScaling, ec2, InstanceIds, LaunchTemplateName });
}

async function membersOf(autoScaling: AutoScaling): Promise<string[]> {
  const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances();
  const all = groups.length * instancesPerGroup;
  if (AutoScalingInstances.length !== all) {
    throw new Error(`There are ${AutoScalingInstances.length} instances instead of ${all}.`);
  }
  const own = AutoScalingInstances.filter((one) => one.AutoScalingGroupName === groups[0]);
  return own.flatMap(({ InstanceId }) => InstanceId ?? []);
}

interface Furniture {
  readonly autoScaling: AutoScaling;
  readonly ec2: EC2;
  readonly InstanceIds: string[];
  readonly LaunchTemplateName: string;
}

function callsOf(furniture: Furniture): readonly CommonCall[] {
  const { autoScaling, ec2, InstanceIds, LaunchTemplateName } = furniture;
  const [AutoScalingGroupName = ""] = groups;
  const Versions = ["$Latest"];
  const tag = { Key: "colour", Value: "blue", PropagateAtLaunch: false };
  const Tags = [{ ...tag, ResourceId: AutoScalingGroupName, ResourceType: "auto-scaling-group" }];
  return [
    {
      name: "DescribeAutoScalingGroups, one by name",
      make: () =>
        autoScaling.describeAutoScalingGroups({ AutoScalingGroupNames: [AutoScalingGroupName] }),
    },
    {
      name: "DescribeAutoScalingInstances, all 20",
      make: () => autoScaling.describeAutoScalingInstances(),
    },
    {
      name: "DescribeInstances, four by id",
      make: () => ec2.describeInstances({ InstanceIds }),
    },
    {
      name: "DescribeLaunchTemplateVersions, the latest",
      make: () => ec2.describeLaunchTemplateVersions({ LaunchTemplateName, Versions }),
    },
    { name: "CreateOrUpdateTags, one", make: () => autoScaling.createOrUpdateTags({ Tags }) },
    {
      name: "UpdateAutoScalingGroup, its size",
      make: () => autoScaling.updateAutoScalingGroup({ AutoScalingGroupName, MaxSize: 10 }),
    },
  ];
}
