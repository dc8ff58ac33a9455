/** Writes a warm pool the way AWS describes it. */
import type { WarmPoolConfiguration } from "@aws-sdk/client-auto-scaling";
import type { WarmPool } from "../../model/auto-scaling/warm-pool/warm-pool";

export function toWarmPoolAnswer(pool: WarmPool): WarmPoolConfiguration {
  return {
    MinSize: pool.minSize,
    ...(pool.maxPrepared !== undefined && { MaxGroupPreparedCapacity: pool.maxPrepared }),
    PoolState: pool.state,
    ...(pool.reuseOnScaleIn && { InstanceReusePolicy: { ReuseOnScaleIn: true } }),
    ...(pool.deleting && { Status: "PendingDelete" }),
  };
}
