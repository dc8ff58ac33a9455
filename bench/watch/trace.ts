/** One refresh as AWS would tell it, second by second, from Start to its end. */
import {
  AutoScalingClient,
  CancelInstanceRefreshCommand,
  CreateAutoScalingGroupCommand,
  DescribeInstanceRefreshesCommand,
  RollbackInstanceRefreshCommand,
  StartInstanceRefreshCommand,
  type InstanceRefresh,
} from "@aws-sdk/client-auto-scaling";
import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeImagesCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { toSnapshot } from "../../engine/aws/mapping";
import { isActive, type Snapshot } from "../../engine/refresh/snapshot";
import { startSimulator, type Simulator } from "../../simulator/index";
import type { Case } from "./cases";

export interface Trace {
  readonly name: string;
  /** What a poll shows, by the whole seconds since Start. The last one is the end. */
  readonly seconds: readonly Snapshot[];
}

const group = "bench";
/** Longer than AWS lets any of the cases go on. */
const longest = 6 * 3600;

export async function recordTrace(one: Case): Promise<Trace> {
  const simulator = await startSimulator({ clock: "virtual", seed: one.name });
  try {
    const autoScaling = await furnish(simulator, one);
    await autoScaling.send(startOf(one));
    if (one.faults) simulator.addScenario({ rules: one.faults });
    return { name: one.name, seconds: await follow(simulator, autoScaling, one) };
  } finally {
    await simulator.close();
  }
}

async function furnish(simulator: Simulator, { instances }: Case): Promise<AutoScalingClient> {
  const connection = {
    region: "us-east-1",
    endpoint: simulator.url,
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  };
  const ec2 = new EC2Client(connection);
  const autoScaling = new AutoScalingClient(connection);
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({}));
  const [first, second] = Images.filter(({ Architecture }) => Architecture === "x86_64");
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: group,
      LaunchTemplateData: { ImageId: first?.ImageId, InstanceType: "t3.small" },
    }),
  );
  await ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateName: group,
      SourceVersion: "1",
      LaunchTemplateData: { ImageId: second?.ImageId },
    }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: group,
      MinSize: 0,
      MaxSize: instances * 2,
      DesiredCapacity: instances,
      AvailabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
      LaunchTemplate: { LaunchTemplateName: group, Version: "1" },
    }),
  );
  simulator.advance(1800);
  return autoScaling;
}

function startOf({ preferences }: Case): StartInstanceRefreshCommand {
  const Version = preferences.SkipMatching === true ? "1" : "2";
  return new StartInstanceRefreshCommand({
    AutoScalingGroupName: group,
    DesiredConfiguration: { LaunchTemplate: { LaunchTemplateName: group, Version } },
    Preferences: preferences,
  });
}

async function follow(
  simulator: Simulator,
  autoScaling: AutoScalingClient,
  { act }: Case,
): Promise<readonly Snapshot[]> {
  const seconds: Snapshot[] = [];
  while (seconds.length < longest) {
    if (act?.after === seconds.length) await perform(act.call, autoScaling);
    const seen = toSnapshot(await lookAt(autoScaling));
    seconds.push(seen);
    if (!isActive(seen)) return seconds;
    simulator.advance(1);
  }
  throw new Error("The refresh did not end.");
}

async function perform(call: "cancel" | "rollback", autoScaling: AutoScalingClient): Promise<void> {
  const input = { AutoScalingGroupName: group };
  if (call === "cancel") await autoScaling.send(new CancelInstanceRefreshCommand(input));
  else await autoScaling.send(new RollbackInstanceRefreshCommand(input));
}

async function lookAt(autoScaling: AutoScalingClient): Promise<InstanceRefresh> {
  const answer = await autoScaling.send(
    new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: group, MaxRecords: 1 }),
  );
  const refresh = answer.InstanceRefreshes?.[0];
  if (refresh === undefined) throw new Error("The refresh is not reported.");
  return refresh;
}
