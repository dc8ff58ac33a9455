/** A world of many groups, in the middle of many refreshes. */
import { advance, ask, textsOf } from "./query";
import type { Served } from "./served";

export interface CrowdSize {
  readonly groups: number;
  readonly refreshes: number;
  /** In each group. */
  readonly instances: number;
}

/** What simulated time passes before the requests are measured, in seconds: a tenth of each fleet is on its way then. */
const untilTheMiddle = 130;

/** Every group has a launch template and a tag of its own; the last ones are being refreshed. */
export async function gather(
  { url }: Pick<Served, "url">,
  { groups, refreshes, instances }: CrowdSize,
): Promise<void> {
  const image = await newestImage(url);
  for (let number = 0; number < groups; number += 1)
    await makeGroup(url, { name: nameOf(number), image, instances });
  await advance(url, 1800);
  for (let number = groups - refreshes; number < groups; number += 1) {
    await ask(url, {
      service: "autoscaling",
      action: "StartInstanceRefresh",
      parameters: {
        AutoScalingGroupName: nameOf(number),
        "DesiredConfiguration.LaunchTemplate.LaunchTemplateName": nameOf(number),
        "DesiredConfiguration.LaunchTemplate.Version": "2",
        "Preferences.InstanceWarmup": "60",
      },
    });
  }
  await advance(url, untilTheMiddle);
}

/** The name of the group with this number, which its template has too. */
export function nameOf(number: number): string {
  return `group-${String(number).padStart(4, "0")}`;
}

async function newestImage(url: string): Promise<string> {
  const answer = await ask(url, {
    service: "ec2",
    action: "DescribeImages",
    parameters: { "Filter.1.Name": "architecture", "Filter.1.Value.1": "x86_64" },
  });
  return textsOf(answer, "imageId")[0] ?? "";
}

interface NewGroup {
  readonly name: string;
  readonly image: string;
  readonly instances: number;
}

async function makeGroup(url: string, { name, image, instances }: NewGroup): Promise<void> {
  await ask(url, {
    service: "ec2",
    action: "CreateLaunchTemplate",
    parameters: {
      LaunchTemplateName: name,
      "LaunchTemplateData.ImageId": image,
      "LaunchTemplateData.InstanceType": "t3.small",
    },
  });
  await ask(url, {
    service: "ec2",
    action: "CreateLaunchTemplateVersion",
    parameters: {
      LaunchTemplateName: name,
      SourceVersion: "1",
      "LaunchTemplateData.InstanceType": "t3.medium",
    },
  });
  await ask(url, {
    service: "autoscaling",
    action: "CreateAutoScalingGroup",
    parameters: {
      AutoScalingGroupName: name,
      MinSize: "0",
      MaxSize: String(2 * instances),
      DesiredCapacity: String(instances),
      "AvailabilityZones.member.1": "us-east-1a",
      "AvailabilityZones.member.2": "us-east-1b",
      "LaunchTemplate.LaunchTemplateName": name,
      "LaunchTemplate.Version": "1",
      "Tags.member.1.Key": "service",
      "Tags.member.1.Value": name,
    },
  });
}
