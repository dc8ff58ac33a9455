/** Reads AWS's answers into our words. The SDK's types make every field optional; what AWS always sends is read as present. */
import type { AutoScalingGroup, InstanceRefresh } from "@aws-sdk/client-auto-scaling";
import type { Snapshot } from "../core/snapshot";
import type { Group } from "../operations/ports";
import { fromAws } from "./field-names";

export function toSnapshot(refresh: InstanceRefresh): Snapshot {
  return fromAws({
    ...refresh,
    AutoScalingGroupName: undefined,
    ProgressDetails: undefined,
  }) as Snapshot;
}

export function toGroup(group: AutoScalingGroup): Group {
  const configuration = {
    LaunchTemplate: group.LaunchTemplate,
    MixedInstancesPolicy: group.MixedInstancesPolicy,
  };
  const hasTemplate = Object.values(configuration).some((part) => part !== undefined);
  return fromAws({
    AutoScalingGroupName: group.AutoScalingGroupName,
    DesiredCapacity: group.DesiredCapacity ?? 0,
    ...(hasTemplate && { Configuration: configuration }),
    Instances: (group.Instances ?? []).map((instance) => ({
      InstanceId: instance.InstanceId,
      LifecycleState: instance.LifecycleState,
      InstanceType: instance.InstanceType,
      LaunchTemplate: instance.LaunchTemplate,
    })),
  }) as Group;
}
