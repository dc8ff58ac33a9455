/** A warm pool: instances that were launched ahead of their need and wait, stopped or running, to be taken into the group. */
import type { PutWarmPoolType } from "@aws-sdk/client-auto-scaling";

export interface WarmPool {
  /** Instances at the least. @default 0 */
  readonly minSize: number;
  /** Instances of pool and group together. @default the group's maximum */
  readonly maxPrepared: number | undefined;
  readonly state: "Stopped" | "Running" | "Hibernated";
  /** Whether a scale-in returns instances to the pool instead of terminating them. */
  readonly reuseOnScaleIn: boolean;
  readonly deleting: boolean;
}

/** A pool as a request wants it; what it does not name stays, and -1 means the group's maximum. */
export function toWarmPool(request: PutWarmPoolType, before: WarmPool | undefined): WarmPool {
  const { MinSize, MaxGroupPreparedCapacity: prepared = before?.maxPrepared } = request;
  return {
    minSize: MinSize ?? before?.minSize ?? 0,
    maxPrepared: prepared === -1 ? undefined : prepared,
    state: request.PoolState ?? before?.state ?? "Stopped",
    reuseOnScaleIn: request.InstanceReusePolicy?.ReuseOnScaleIn ?? before?.reuseOnScaleIn ?? false,
    deleting: false,
  };
}
