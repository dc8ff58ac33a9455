/** The groups that a request may mean, in the order of their names, from a name on: all of them, or those with a tag that it filters on. */
import type { Filter } from "@aws-sdk/client-auto-scaling";
import type { Group } from "../../model/auto-scaling/group/group";
import type { World } from "../../model/world";

/** No more than it must: a filter on a tag finds its groups without a look at the others. Every filter is still to be applied. */
export function* searchGroups(
  world: World,
  filters: readonly Filter[],
  after: string,
): Generator<Group> {
  const tagFilter = filters.find(({ Name = "" }) => Name.startsWith("tag:"));
  if (!tagFilter) {
    yield* namedGroups(world, world.autoScaling.groupNames.after(after));
    return;
  }
  const key = (tagFilter.Name ?? "").slice("tag:".length);
  const names = (tagFilter.Values ?? []).flatMap((value) => [
    ...world.autoScaling.groupTags.withTag(key, value),
  ]);
  yield* namedGroups(world, [...new Set(names)].sort());
}

/** Unknown names are left out without an error. */
export function* namedGroups(world: World, names: Iterable<string>): Generator<Group> {
  for (const name of names) {
    const group = world.autoScaling.groups.get(name);
    if (group) yield group;
  }
}
