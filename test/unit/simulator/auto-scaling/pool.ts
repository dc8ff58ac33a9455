/** What tests ask about a warm pool. */
import type { DescribeWarmPoolAnswer } from "@aws-sdk/client-auto-scaling";
import { aFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

/** A settled group with a warm pool that has filled. */
export function aWarmFleet(desired: number, pool: object): Fleet {
  const fleet = aFleet({ desired });
  fleet.call("PutWarmPool", { ...byName, ...pool });
  fleet.advance(200);
  return fleet;
}

function pool(fleet: Fleet): NonNullable<DescribeWarmPoolAnswer["Instances"]> {
  return fleet.call<DescribeWarmPoolAnswer>("DescribeWarmPool", byName).Instances ?? [];
}

/** The lifecycle states of what is in the pool. */
export function warm(fleet: Fleet): readonly (string | undefined)[] {
  return pool(fleet).map(({ LifecycleState }) => LifecycleState);
}

export function warmIds(fleet: Fleet): readonly string[] {
  return pool(fleet).map(({ InstanceId = "" }) => InstanceId);
}

/** Of launch templates. */
export function warmVersions(fleet: Fleet): readonly (string | undefined)[] {
  return pool(fleet).map(({ LaunchTemplate }) => LaunchTemplate?.Version);
}
