/** A group in a simulator, reached by the real SDK, for tests of what a client sees. */
import { AutoScaling, type CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { EC2 } from "@aws-sdk/client-ec2";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../../simulator/index";

export interface GroupContext {
  readonly simulator: Simulator;
  readonly autoScaling: AutoScaling;
  readonly cloudWatch: CloudWatch;
  readonly ec2: EC2;
  readonly launchTemplateId: string;
  readonly imageId: string;
}

export const groupName = "web";

/** Parameters that every call about the group has. Frozen: the SDK's paginators write into their input. */
export const byName = Object.freeze({ AutoScalingGroupName: groupName });

/** Runs a body with a group of one subnet and template versions 1 (its own) and 2. */
export async function withGroup(
  {
    simulator: options,
    ...group
  }: Partial<CreateAutoScalingGroupType> & { readonly simulator?: SimulatorOptions },
  body: (context: GroupContext) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator(options);
  try {
    const context = await createContext(simulator);
    await context.autoScaling.createAutoScalingGroup({
      ...byName,
      MinSize: 0,
      MaxSize: 20,
      LaunchTemplate: { LaunchTemplateId: context.launchTemplateId, Version: "1" },
      VPCZoneIdentifier: await firstSubnet(context.ec2),
      ...group,
    });
    await body(context);
  } finally {
    await simulator.close();
  }
}

async function createContext(simulator: Simulator): Promise<GroupContext> {
  const configuration = {
    endpoint: simulator.url,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const ec2 = new EC2(configuration);
  const { Images = [] } = await ec2.describeImages({
    Filters: [{ Name: "name", Values: ["al2023-ami-2023.*-x86_64"] }],
  });
  const imageId = Images[0]?.ImageId ?? "";
  const { LaunchTemplate } = await ec2.createLaunchTemplate({
    LaunchTemplateName: groupName,
    LaunchTemplateData: { ImageId: imageId, InstanceType: "t3.nano" },
  });
  const launchTemplateId = LaunchTemplate?.LaunchTemplateId ?? "";
  await ec2.createLaunchTemplateVersion({
    LaunchTemplateId: launchTemplateId,
    SourceVersion: "1",
    LaunchTemplateData: { UserData: "dHdv" },
  });
  return {
    simulator,
    ec2,
    imageId,
    launchTemplateId,
    autoScaling: new AutoScaling(configuration),
    cloudWatch: new CloudWatch(configuration),
  };
}

async function firstSubnet(ec2: EC2): Promise<string> {
  const { Subnets = [] } = await ec2.describeSubnets({});
  return Subnets[0]?.SubnetId ?? "";
}
