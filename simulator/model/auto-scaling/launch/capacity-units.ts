/** What an instance counts for where a group measures its capacity in vCPUs or in MiB of memory instead of instances. */
import { AwsError } from "../../../aws-error";
import { findInstanceType } from "../../ec2/instance-types";
import type { World } from "../../world";
import type { Group, GroupSettings } from "../group/group";
import { usesRequirements } from "./launch-offer";
import type { LaunchSource } from "./launch-source";

/** The values of `DesiredCapacityType`. */
export const capacityTypes = ["units", "vcpu", "memory-mib"] as const;

/** Units of capacity of an instance type by the group's capacity type; undefined where instances or weights are counted. */
export function unitsOfType(
  { DesiredCapacityType: capacityType }: GroupSettings,
  instanceType: string,
): number | undefined {
  if (capacityType === undefined || capacityType === "units") return undefined;
  const type = findInstanceType(instanceType);
  return capacityType === "vcpu" ? type?.vCpus : type?.memoryMiB;
}

/** Throws AWS's error for a capacity type that needs types chosen by attributes, where the source names its types. */
export function checkCapacityType(
  world: World,
  { DesiredCapacityType: capacityType }: GroupSettings,
  source: LaunchSource,
): void {
  if (capacityType === undefined || capacityType === "units") return;
  if (source.kind === "mixedInstances" && usesRequirements(world, source)) return;
  // Known from a user's log: hashicorp/terraform-provider-aws issue 31521.
  throw new AwsError(
    "ValidationError",
    "The DesiredCapacityType field is only allowed in mixed instances groups containing InstanceRequirements overrides. Please include a MixedInstancesPolicy with InstanceRequirements for your group and try again.",
  );
}

/** Another capacity type: what each member counts for is measured anew. */
export function reweighMembers(group: Group): void {
  for (const member of [...group.members.values(), ...group.warmMembers.values()]) {
    member.weight = unitsOfType(group.settings, member.instanceType) ?? 1;
  }
}
