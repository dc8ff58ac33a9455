/** Which group an instance is in, and which place it has among those that came into it or its warm pool. */
import type { World } from "../../world";
import type { Group } from "../group/group";

/** Notes that an instance has come into a group or its warm pool, or from one into the other: it has the highest number. */
export function recordMembership(world: World, group: Group, instanceId: string): void {
  const { memberships, numbers } = world.autoScaling;
  numbers.members += 1;
  memberships.set(instanceId, { groupName: group.name, number: numbers.members });
}
