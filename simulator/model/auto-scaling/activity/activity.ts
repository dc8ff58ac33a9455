/** A scaling activity: the record of a launch, termination or move, in AWS's words. */
import type { ScalingActivityStatusCode } from "@aws-sdk/client-auto-scaling";
import type { ActivityKind } from "./activity-kind";

export interface Activity {
  readonly activityId: string;
  /** Activities are numbered in the order they started. */
  readonly number: number;
  readonly groupName: string;
  readonly groupArn: string;
  readonly cause: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Zone and subnet, as a JSON text. */
  readonly details: string;
  readonly kind: ActivityKind;
  /** Whether it answers a change of the desired capacity. Replacements do not. */
  readonly changesCapacity: boolean;
  /** Undefined for a launch that EC2 refused. */
  readonly instanceId: string | undefined;
  description: string;
  endedAt: number | undefined;
  statusCode: ScalingActivityStatusCode;
  statusMessage: string | undefined;
  /** 0 to 100. */
  progress: number;
}
