/** Rolls a group of the simulator without its network, and reports how AWS went about it. */
import type { AutoScalingGroup, InstanceRefresh } from "@aws-sdk/client-auto-scaling";
import { createClock } from "../../../simulator/clock";
import type { ServiceName } from "../../../simulator/protocol/service";
import { createSimulation } from "../../../simulator/simulation";

export interface SimulatedRoll {
  readonly order: "launch first" | "terminate first";
  /** How often instances began to terminate. */
  readonly batches: number;
  /** The most instances at one time, without those that are being terminated. */
  readonly peak: number;
  /** The fewest instances in service at one time. */
  readonly lowest: number;
  /** Seconds from the start to the end. */
  readonly seconds: number;
}

export interface SimulatedRollOptions {
  readonly size: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Seconds. @default 0 */
  readonly warmup?: number;
  /** Percentages, each with a pause of a second. @default none */
  readonly checkpoints?: readonly number[];
}

const caller = {
  accountId: "123456789012",
  region: "us-east-1",
  arn: "arn:aws:iam::123456789012:root",
};
/** Seconds after which a new group has all its instances in service and healthy. */
const settling = 600;
/** Seconds between two observations: shorter than any step of the simulator. */
const step = 2;

type Call = (service: ServiceName, action: string, input: object) => unknown;

export function rollInSimulation({
  size,
  warmup = 0,
  checkpoints = [],
  ...limits
}: SimulatedRollOptions): SimulatedRoll {
  const clock = createClock({ mode: "virtual" });
  const simulation = createSimulation({ clock, seed: "roll" });
  const call: Call = (service, action, input) => {
    const found = simulation.findAction(service, action);
    if (found === undefined) throw new Error(`${action} is not simulated`);
    return simulation.perform({ action: found, input: { ...input }, caller });
  };
  const settle = (): void => {
    clock.advance(settling);
  };
  createGroup(call, size);
  settle();
  call("autoscaling", "StartInstanceRefresh", {
    AutoScalingGroupName: "web",
    DesiredConfiguration: { LaunchTemplate: { LaunchTemplateName: "web", Version: "2" } },
    Preferences: {
      InstanceWarmup: warmup,
      ...(limits.min !== undefined && { MinHealthyPercentage: limits.min }),
      ...(limits.max !== undefined && { MaxHealthyPercentage: limits.max }),
      ...(checkpoints.length > 0 && { CheckpointPercentages: checkpoints, CheckpointDelay: 1 }),
    },
  });
  return observe(call, size, () => {
    clock.advance(step);
  });
}

function createGroup(call: Call, size: number): void {
  const template = { LaunchTemplateName: "web" };
  call("ec2", "CreateLaunchTemplate", {
    ...template,
    LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.small" },
  });
  call("ec2", "CreateLaunchTemplateVersion", {
    ...template,
    SourceVersion: "1",
    LaunchTemplateData: { InstanceType: "t3.medium" },
  });
  call("autoscaling", "CreateAutoScalingGroup", {
    AutoScalingGroupName: "web",
    MinSize: 0,
    MaxSize: size,
    DesiredCapacity: size,
    AvailabilityZones: ["us-east-1a"],
    LaunchTemplate: { ...template, Version: "1" },
  });
}

/** Seconds after which a roll that has not ended is a fault of the test. */
const limit = 100_000;

function observe(call: Call, size: number, advance: () => void): SimulatedRoll {
  let [batches, peak, lowest, leavingBefore] = [0, size, size, 0];
  let order: SimulatedRoll["order"] | undefined;
  for (let seconds = 0; seconds < limit; seconds += step) {
    advance();
    const { AutoScalingGroups } = call("autoscaling", "DescribeAutoScalingGroups", {}) as {
      AutoScalingGroups: AutoScalingGroup[];
    };
    const states = (AutoScalingGroups[0]?.Instances ?? []).map((one) => one.LifecycleState ?? "");
    const leaving = states.filter((state) => state.startsWith("Terminating")).length;
    const staying = states.length - leaving;
    if (leaving > 0 && leavingBefore === 0) batches += 1;
    leavingBefore = leaving;
    peak = Math.max(peak, staying);
    lowest = Math.min(lowest, states.filter((state) => state === "InService").length);
    if (order === undefined && (staying > size || leaving > 0)) {
      order = staying > size ? "launch first" : "terminate first";
    }
    const { InstanceRefreshes } = call("autoscaling", "DescribeInstanceRefreshes", {
      AutoScalingGroupName: "web",
    }) as { InstanceRefreshes: InstanceRefresh[] };
    const { Status: status } = InstanceRefreshes[0] ?? {};
    if (status === "Successful") {
      return { order: order ?? "terminate first", batches, peak, lowest, seconds };
    }
  }
  throw new Error(`the roll of ${size} instances did not end within ${limit} s`);
}
