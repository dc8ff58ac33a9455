/** What was found out about a refresh in trouble: the raw material of a diagnosis. */
import type { Fault } from "../run/fault";
import type { Group } from "../refresh/group";
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import type { Snapshot } from "../refresh/snapshot";

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html */
export interface Activity {
  readonly activityId: string;
  readonly description: string;
  /** For example `Successful`, `Failed`, `Cancelled`, `PreInService`. */
  readonly statusCode: string;
  /** Why it failed. */
  readonly statusMessage?: string;
  /** Why Auto Scaling did it, for example `At … an instance was taken out of service in response to an ELB system health check failure.` */
  readonly cause?: string;
  /** ISO 8601. */
  readonly startTime: string;
  /** ISO 8601. Absent while it is under way. */
  readonly endTime?: string;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LifecycleHook.html */
export interface LifecycleHook {
  readonly lifecycleHookName: string;
  /** `autoscaling:EC2_INSTANCE_LAUNCHING` or `autoscaling:EC2_INSTANCE_TERMINATING`. */
  readonly lifecycleTransition: string;
  /** Seconds that an instance is held at most between two heartbeats. */
  readonly heartbeatTimeout?: number;
  /** The result if nobody completes the lifecycle action: `ABANDON` or `CONTINUE`. */
  readonly defaultResult?: string;
}

/** One target of a target group. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
export interface TargetHealth {
  readonly targetGroupArn: string;
  /** The instance. */
  readonly targetId: string;
  /** `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`. */
  readonly state: string;
  /** For example `Target.ResponseCodeMismatch`. */
  readonly reason?: string;
  readonly description?: string;
}

/** A metric or composite alarm. */
export interface Alarm {
  readonly alarmName: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  readonly stateReason?: string;
}

/** All information that could be found. A part is absent if it was not needed or its call failed. */
export interface Diagnostics {
  readonly errorContext: ErrorContext;
  readonly refresh: Snapshot;
  /** Whether the refresh was stopped after the last snapshot, so that the status reason may be out of date. @default false */
  readonly isStopping?: boolean;
  /** Whether it is being stopped by a rollback. @default false */
  readonly willRollBack?: boolean;
  readonly group?: Group;
  /** Since the refresh started, newest first. */
  readonly activities?: readonly Activity[];
  readonly hooks?: readonly LifecycleHook[];
  readonly targets?: readonly TargetHealth[];
  /** The alarms that the refresh listens to, as far as they exist. */
  readonly alarms?: readonly Alarm[];
  /** The faults of the calls that failed. */
  readonly failedCalls: readonly Fault[];
}
