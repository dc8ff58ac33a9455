/** A world as text, to compare two worlds byte by byte. */
import type { World } from "../../../../simulator/model/world";

/** Everything that a world knows, and the id it would give next. */
export function worldBytes(world: World): string {
  const { ids, ...rest } = world;
  return JSON.stringify({ ...rest, nextId: ids.uuid() }, (_key, value: unknown) => {
    if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)];
    if (value instanceof Set) return [...(value as ReadonlySet<unknown>)];
    return value;
  });
}
