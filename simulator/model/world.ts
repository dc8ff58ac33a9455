/** The state of one AWS account in one Region: the slices of the services, and the seeded ids they share. */
import { createAutoScaling, type AutoScalingState } from "./auto-scaling/state";
import { createCloudWatch, type CloudWatchState } from "./cloud-watch";
import type { ImagePolicy } from "./ec2/images";
import { createEc2, type Ec2State } from "./ec2/state";
import { createElb, type ElbState } from "./elastic-load-balancing/state";
import { createElbV2, type ElbV2State } from "./elastic-load-balancing-v2/state";
import { createIds, type Ids } from "./ids";
import type { FaultInjection } from "./fault-injection";
import { createSsm, type SsmState } from "./ssm";

export interface World {
  readonly accountId: string;
  readonly region: string;
  readonly ids: Ids;
  readonly ec2: Ec2State;
  readonly autoScaling: AutoScalingState;
  readonly cloudWatch: CloudWatchState;
  readonly ssm: SsmState;
  readonly elb: ElbState;
  readonly elbv2: ElbV2State;
  /** What goes wrong with launches, instances and alarms: filled from the scenario, read by the model. */
  readonly faultInjection: FaultInjection;
}

export interface WorldOptions {
  readonly accountId: string;
  readonly region: string;
  readonly seed: string;
  readonly faultInjection: FaultInjection;
  /** Which image ids exist. @default "any" */
  readonly images?: ImagePolicy | undefined;
}

/** An account with a default network, a few public images, and nothing else in it. */
export function createWorld(options: WorldOptions): World {
  const ids = createIds(`${options.seed}/${options.accountId}/${options.region}`);
  return {
    accountId: options.accountId,
    region: options.region,
    ids,
    ec2: createEc2({ ...options, ids }),
    autoScaling: createAutoScaling(),
    cloudWatch: createCloudWatch(),
    ssm: createSsm(),
    elb: createElb(),
    elbv2: createElbV2(),
    faultInjection: options.faultInjection,
  };
}
