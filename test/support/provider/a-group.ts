/** Builds groups: two instances in service at version 1 of `web`, unless the test says otherwise. */
import type { Group, GroupInstance } from "../../../engine/refresh/group";
import { aConfiguration } from "./a-target";

/** An instance of one version of the template `web`. */
export function anInstance(
  instanceId: string,
  version: string | number,
  parts: Partial<GroupInstance> = {},
): GroupInstance {
  const { launchTemplate } = aConfiguration(String(version));
  return {
    instanceId,
    lifecycleState: "InService",
    instanceType: "t3.small",
    ...(launchTemplate && { launchTemplate }),
    ...parts,
  };
}

export function aGroup(parts: Partial<Group> = {}): Group {
  return {
    autoScalingGroupName: "web",
    configuration: aConfiguration("1"),
    minSize: 0,
    maxSize: 10,
    desiredCapacity: 2,
    defaultInstanceWarmup: 60,
    suspendedProcesses: [],
    targetGroupArns: [],
    loadBalancerNames: [],
    trafficSources: [],
    healthCheckTypes: ["EC2"],
    instances: [anInstance("i-0a", 1), anInstance("i-0b", 1)],
    ...parts,
  };
}
