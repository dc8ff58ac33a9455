/** A member: an instance as its group sees it, from Pending to the end of its termination. */
import type { LifecycleState } from "@aws-sdk/client-auto-scaling";
import type { LifecycleWait } from "../lifecycle/action";

/** The launch template version that a member was launched from. */
export interface MemberTemplate {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  /** A number, as text. */
  readonly version: string;
}

/** Who found a member unhealthy, in the words of the activity's cause. */
export type HealthFinding = "ec2StatusChecks" | "ec2Gone" | "elb" | "user";

export interface Member {
  readonly instanceId: string;
  /** The replacement of its root volume changes it, as `launchTemplate`. */
  imageId: string;
  /** Whether an override named the image, or the root volume was replaced by it: only then AWS tells it. */
  imageIsOwn: boolean;
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly subnetId: string;
  /** Units of capacity. @default 1 */
  weight: number;
  readonly spot: boolean;
  launchTemplate?: MemberTemplate | undefined;
  readonly launchConfigurationName?: string;
  /** When its launch began, or the replacement of its root volume, in milliseconds since 1970. */
  launchedAt: number;
  /** The refresh whose desired configuration it was launched from. */
  deployedBy?: string | undefined;
  /** The scaling activity that is under way for it. */
  activityId: string | undefined;
  lifecycleState: LifecycleState;
  /** When it last came into service, in milliseconds since 1970. */
  inServiceAt: number | undefined;
  healthStatus: "Healthy" | "Unhealthy";
  /** Why it is unhealthy. */
  finding: HealthFinding | undefined;
  /** Whether a stop or termination that somebody asked EC2 for has been noticed. */
  lossNoticed: boolean;
  protectedFromScaleIn: boolean;
  /** The refresh that is terminating it. */
  replacedBy: string | undefined;
  /** The lifecycle hooks that hold it. */
  wait: LifecycleWait | undefined;
  /** When its termination in EC2 is over, in milliseconds since 1970; undefined until that has begun. */
  endsAt: number | undefined;
  /** Whether it has been in the warm pool. */
  fromWarmPool: boolean;
}

/** On its way into service, also again after its root volume was replaced. Lifecycle hooks hold a member in `Pending:Wait`. */
export function isPending({ lifecycleState }: Member): boolean {
  return /^(?:Pending|ReplacingRootVolume|RootVolumeReplaced)/u.test(lifecycleState);
}

/** On its way into service, or into the warm pool. */
export function isArriving(member: Member): boolean {
  return isPending(member) || member.lifecycleState.startsWith("Warmed:Pending");
}

/** On its way out. */
export function isLeaving({ lifecycleState }: Member): boolean {
  return /^(?:Warmed:)?Terminat(?!ing:Retained)|^Detach/u.test(lifecycleState);
}

/** Kept alive out of service, because a termination hook was abandoned. */
export function isRetained({ lifecycleState }: Member): boolean {
  return lifecycleState.endsWith(":Retained");
}

/** In the warm pool, or on its way into it or out of EC2 from there. */
export function isWarm({ lifecycleState }: Member): boolean {
  return lifecycleState.startsWith("Warmed:");
}

/** Waits in the warm pool, ready to be taken. */
export function isWarmReady({ lifecycleState }: Member): boolean {
  return /^Warmed:(?!Pending|Terminat)/u.test(lifecycleState);
}

export function isInService({ lifecycleState }: Member): boolean {
  return lifecycleState === "InService";
}

/** Set aside by EnterStandby. */
export function isStandby({ lifecycleState }: Member): boolean {
  return lifecycleState === "Standby" || lifecycleState === "EnteringStandby";
}

/** Counts towards the desired capacity. */
export function isActive(member: Member): boolean {
  return isInService(member) || isPending(member);
}

/** The units of capacity of some members or orders. */
export function weightOf(some: Iterable<{ readonly weight: number }>): number {
  let sum = 0;
  for (const { weight } of some) sum += weight;
  return sum;
}
