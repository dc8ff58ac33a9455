/** Converts AWS's responses to our types. The SDK's types make every field optional; fields that AWS always sends are required here. */
import type { AutoScalingGroup, InstanceRefresh } from "@aws-sdk/client-auto-scaling";
import { Fault } from "../run/fault";
import type { Snapshot } from "../refresh/snapshot";
import type { Group } from "../refresh/group";

import { fromAws } from "./field-names";

/**
 * A part that AWS always sends, even as an empty list. A response without it was truncated, and does not show what exists:
 * the SDK parses an empty body as an empty response.
 *
 * @throws Fault if it is missing
 */
export function requireField<Part>(call: string, part: Part | undefined): Part {
  if (part !== undefined) return part;
  throw new Fault("unknownOutcome", {
    call,
    code: "IncompleteResponse",
    message: "AWS's response is not complete.",
  });
}

export function toSnapshot(refresh: InstanceRefresh): Snapshot {
  return fromAws({
    ...refresh,
    AutoScalingGroupName: undefined,
    // Without a warm pool the details repeat what stands beside them.
    ProgressDetails: refresh.ProgressDetails?.WarmPoolProgress && refresh.ProgressDetails,
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
    AutoScalingGroupArn: group.AutoScalingGroupARN,
    MinSize: group.MinSize ?? 0,
    MaxSize: group.MaxSize ?? 0,
    DesiredCapacity: group.DesiredCapacity ?? 0,
    DesiredCapacityType: group.DesiredCapacityType,
    Operator: group.Operator?.Principal,
    ...(group.Tags?.some(({ Key }) => Key === "AmazonECSManaged") && { IsManagedByEcs: true }),
    DefaultInstanceWarmup: group.DefaultInstanceWarmup,
    HealthCheckGracePeriod: group.HealthCheckGracePeriod,
    InstanceMaintenancePolicy: group.InstanceMaintenancePolicy,
    SuspendedProcesses: (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName),
    TargetGroupArns: group.TargetGroupARNs ?? [],
    LoadBalancerNames: group.LoadBalancerNames ?? [],
    TrafficSources: group.TrafficSources ?? [],
    HealthCheckTypes: (group.HealthCheckType ?? "EC2").split(",").map((type) => type.trim()),
    ...(hasTemplate && { Configuration: configuration }),
    LaunchConfigurationName: group.LaunchConfigurationName,
    Instances: (group.Instances ?? []).map((instance) => ({
      InstanceId: instance.InstanceId,
      LifecycleState: instance.LifecycleState,
      HealthStatus: instance.HealthStatus,
      InstanceType: instance.InstanceType,
      WeightedCapacity:
        instance.WeightedCapacity === undefined ? undefined : Number(instance.WeightedCapacity),
      ProtectedFromScaleIn: instance.ProtectedFromScaleIn,
      ImageId: instance.ImageId,
      LaunchTemplate: instance.LaunchTemplate,
      LaunchConfigurationName: instance.LaunchConfigurationName,
    })),
  }) as Group;
}
