/** Finds the members that a request names. */
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import { findMember, type Group } from "../group/group";
import { requireGroup } from "../group/lookup";
import type { Member } from "./member";
import { unverified } from "../../unverified-texts";

export interface NamedMember {
  readonly group: Group;
  readonly member: Member;
}

/** The member of an instance id, in whatever group or warm pool it is. */
export function requireMember(world: World, instanceId = ""): NamedMember {
  const membership = world.autoScaling.memberships.get(instanceId);
  const group = membership && world.autoScaling.groups.get(membership.groupName);
  const member = group && findMember(group, instanceId);
  if (group && member) return { group, member };
  throw new AwsError("ValidationError", unverified.noSuchMember(instanceId));
}

export interface NamedMembers {
  readonly group: Group;
  readonly members: readonly Member[];
}

/** Members of one group, all of which must be there. */
export function requireMembers(
  world: World,
  groupName: string | undefined,
  instanceIds: readonly string[] = [],
): NamedMembers {
  const group = requireGroup(world, groupName);
  const missing = instanceIds.filter((id) => !group.members.has(id));
  if (missing.length > 0) {
    throw new AwsError("ValidationError", unverified.notAllInGroup(missing, group.name));
  }
  return { group, members: instanceIds.flatMap((id) => group.members.get(id) ?? []) };
}
