/** A thousand groups, of a few kinds and each with a launch template of its own, and the refreshes that they are to have. */
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { Inputs, Preferences } from "../../engine/inputs/inputs";

interface Kind {
  readonly instances: number;
  readonly preferences: Preferences;
}

/** None ends before all have begun. */
const usual: readonly Kind[] = [
  { instances: 2, preferences: { minHealthyPercentage: 50, instanceWarmup: 180 } },
  { instances: 6, preferences: { minHealthyPercentage: 50, instanceWarmup: 120, bakeTime: 120 } },
  { instances: 3, preferences: { instanceWarmup: 60 } },
  { instances: 10, preferences: { minHealthyPercentage: 80, instanceWarmup: 60 } },
  { instances: 4, preferences: { minHealthyPercentage: 75, instanceWarmup: 0 } },
  {
    instances: 8,
    preferences: {
      minHealthyPercentage: 75,
      instanceWarmup: 30,
      checkpointPercentages: [50, 100],
      checkpointDelay: 300,
    },
  },
  { instances: 20, preferences: { minHealthyPercentage: 90, instanceWarmup: 60 } },
  {
    instances: 12,
    preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 125, instanceWarmup: 90 },
  },
  { instances: 5, preferences: { minHealthyPercentage: 80, instanceWarmup: 30, bakeTime: 300 } },
];

/** One by one, for more than an hour. */
const longest: Kind = {
  instances: 30,
  preferences: { minHealthyPercentage: 97, instanceWarmup: 30 },
};

/** Of so many groups one has the longest refresh; the last group has one. */
const longestEvery = 100;

/** Whether the group with this number, from 0, has the longest refresh. */
export function isLongest(number: number): boolean {
  return number % longestEvery === longestEvery - 1;
}

export interface Services {
  readonly autoScaling: AutoScaling;
  readonly ec2: EC2;
}

/** How many groups are made at the same time. */
const together = 10;

/** Makes groups at version 1 of their templates. @returns for each what brings it to version 2 */
export async function createFleets(
  groups: readonly number[],
  services: Services,
): Promise<readonly Inputs[]> {
  const { Images = [] } = await services.ec2.describeImages({});
  const images = Images.filter(({ Architecture }) => Architecture === "x86_64").map(
    ({ ImageId = "" }) => ImageId,
  );
  const made: Inputs[] = [];
  while (made.length < groups.length) {
    const next = groups.slice(made.length, made.length + together);
    made.push(...(await Promise.all(next.map((group) => createFleet(group, images, services)))));
  }
  return made;
}

async function createFleet(
  number: number,
  [first = "", second = ""]: readonly string[],
  { autoScaling, ec2 }: Services,
): Promise<Inputs> {
  const kind = isLongest(number) ? longest : (usual[number % usual.length] ?? longest);
  const name = `fleet-${String(number).padStart(4, "0")}`;
  const { LaunchTemplate } = await ec2.createLaunchTemplate({
    LaunchTemplateName: name,
    LaunchTemplateData: { ImageId: first, InstanceType: "t3.small" },
  });
  const launchTemplateId = LaunchTemplate?.LaunchTemplateId ?? "";
  await ec2.createLaunchTemplateVersion({
    LaunchTemplateId: launchTemplateId,
    SourceVersion: "1",
    LaunchTemplateData: { ImageId: second },
  });
  await autoScaling.createAutoScalingGroup({
    AutoScalingGroupName: name,
    MinSize: 0,
    MaxSize: kind.instances * 2,
    DesiredCapacity: kind.instances,
    AvailabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
    LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "1" },
  });
  return {
    autoScalingGroupName: name,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version: 2 } },
    preferences: kind.preferences,
  };
}
