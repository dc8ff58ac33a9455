/** Groups to declare an InstanceRefresh of: `web-0`, `web-1` and so on, two instances each, all from one launch template. */
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { EC2 } from "@aws-sdk/client-ec2";
import type { Simulator } from "../../simulator/index";

export interface Fleets {
  readonly launchTemplateId: string;
  /** Makes the template's next version. @returns its number */
  readonly addVersion: () => Promise<string>;
}

export async function furnishFleets(simulator: Simulator, groups: number): Promise<Fleets> {
  const connection = {
    endpoint: simulator.url,
    region: "us-east-1",
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  };
  const ec2 = new EC2(connection);
  const autoScaling = new AutoScaling(connection);
  const { Images = [] } = await ec2.describeImages({ Owners: ["amazon"] });
  const [image] = Images.filter(({ Architecture }) => Architecture === "x86_64");
  const { LaunchTemplate: template } = await ec2.createLaunchTemplate({
    LaunchTemplateName: "web",
    LaunchTemplateData: { ImageId: image?.ImageId, InstanceType: "t3.small" },
  });
  const launchTemplateId = template?.LaunchTemplateId ?? "";
  for (let number = 0; number < groups; number += 1) {
    await autoScaling.createAutoScalingGroup({
      AutoScalingGroupName: `web-${number}`,
      MinSize: 0,
      MaxSize: 4,
      DesiredCapacity: 2,
      AvailabilityZones: ["us-east-1a", "us-east-1b"],
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "1" },
    });
  }
  simulator.advance(1800);
  return {
    launchTemplateId,
    addVersion: async () => {
      const { LaunchTemplateVersion: made } = await ec2.createLaunchTemplateVersion({
        LaunchTemplateId: launchTemplateId,
        SourceVersion: "1",
        LaunchTemplateData: { InstanceType: "t3.medium" },
      });
      return String(made?.VersionNumber ?? "");
    },
  };
}
