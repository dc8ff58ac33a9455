/** Keeps the groups, and finds them by their place and their tags. */
import type { World } from "../../world";
import type { Group, GroupTag } from "./group";

/** Adds a group. */
export function keepGroup({ autoScaling }: World, group: Group): void {
  autoScaling.groups.set(group.name, group);
  autoScaling.groupOrder.append(group.number, group.name);
  autoScaling.groupNames.add(group.name);
  autoScaling.groupTags.change(group.name, {}, plainTags(group));
}

/** Removes a group without members. */
export function removeGroup({ autoScaling }: World, group: Group): void {
  autoScaling.groups.delete(group.name);
  autoScaling.groupOrder.remove(group.number);
  autoScaling.groupNames.remove(group.name);
  autoScaling.groupTags.change(group.name, plainTags(group), {});
}

/** Gives a group a tag, or another value to one that it has. */
export function putTag(world: World, group: Group, tag: GroupTag): void {
  changeTags(world, group, () => group.tags.set(tag.key, tag));
}

/** Takes a tag from a group; one that is not there is no error. */
export function dropTag(world: World, group: Group, key: string): void {
  changeTags(world, group, () => group.tags.delete(key));
}

function changeTags({ autoScaling }: World, group: Group, act: () => void): void {
  const before = plainTags(group);
  act();
  autoScaling.groupTags.change(group.name, before, plainTags(group));
}

/** The values by key. */
function plainTags({ tags }: Group): Readonly<Record<string, string>> {
  return Object.fromEntries([...tags.values()].map(({ key, value }) => [key, value]));
}
