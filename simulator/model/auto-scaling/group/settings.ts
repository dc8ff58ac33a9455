/** The settings of a group that are kept as they were given. */
import type {
  CreateAutoScalingGroupType,
  UpdateAutoScalingGroupType,
} from "@aws-sdk/client-auto-scaling";
import type { GroupSettings } from "./group";

/** The parameters of a request that are settings. */
export function settingsOf(
  request: CreateAutoScalingGroupType | UpdateAutoScalingGroupType,
): GroupSettings {
  const settings: Partial<CreateAutoScalingGroupType> = { ...request };
  for (const own of ownedByModel) Reflect.deleteProperty(settings, own);
  return settings;
}

/** Parameters that the model keeps in a form of its own. */
const ownedByModel = [
  "AutoScalingGroupName",
  "MinSize",
  "MaxSize",
  "DesiredCapacity",
  "LaunchTemplate",
  "LaunchConfigurationName",
  "MixedInstancesPolicy",
  "InstanceId",
  "Tags",
  "LifecycleHookSpecificationList",
  "TargetGroupARNs",
  "LoadBalancerNames",
  "TrafficSources",
] as const;

/** Settings with those of a request in their place. A maintenance policy of -1 takes the policy away. */
export function mergeSettings(before: GroupSettings, given: GroupSettings): GroupSettings {
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  const { InstanceMaintenancePolicy: policy, ...rest }: GroupSettings = {
    ...before,
    ...Object.fromEntries(named),
  };
  if (!policy || policy.MinHealthyPercentage === -1) return rest;
  return { ...rest, InstanceMaintenancePolicy: policy };
}
