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
  "TrafficSources",
] as const;

/** Settings without what a request left out. */
export function withoutUndefined(settings: GroupSettings): GroupSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
