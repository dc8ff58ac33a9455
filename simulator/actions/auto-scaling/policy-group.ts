/** The group of a policy, which a request may leave out where it names the policy by ARN. */
import type { Group } from "../../model/auto-scaling/group/group";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import type { World } from "../../model/world";

export function requireGroupOfPolicy(
  world: World,
  groupName: string | undefined,
  policyName: string,
): Group {
  const [, named] = /:autoScalingGroupName\/(.*):policyName\//u.exec(policyName) ?? [];
  return requireGroup(world, groupName ?? named);
}
