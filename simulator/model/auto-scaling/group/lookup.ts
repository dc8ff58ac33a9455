/** Finds a group by its name, and the group that a task was planned for. */
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import type { GroupReference } from "../scheduler/task";
import type { Group } from "./group";

/** The group of a name, or AWS's error. */
export function requireGroup(world: World, name: string | undefined): Group {
  const group = world.autoScaling.groups.get(name ?? "");
  if (group) return group;
  throw new AwsError(
    "ValidationError",
    `AutoScalingGroup name not found - AutoScalingGroup ${name ?? "null"} not found`,
  );
}

/** As `requireGroup`, for UpdateAutoScalingGroup and SetDesiredCapacity, which have a text of their own (known from many logs). */
export function requireGroupToChange(world: World, name: string | undefined): Group {
  const group = world.autoScaling.groups.get(name ?? "");
  if (group) return group;
  throw new AwsError("ValidationError", "AutoScalingGroup name not found - null");
}

/** The group that a task was planned for; undefined when it is no longer there. */
export function findReferredGroup(world: World, { name, arn }: GroupReference): Group | undefined {
  const group = world.autoScaling.groups.get(name);
  return group?.arn === arn ? group : undefined;
}
