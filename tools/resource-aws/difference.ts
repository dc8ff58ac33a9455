/** What differs between two sets of inputs, property by property. */
import { isProperties, type Properties } from "./properties";

/** One differing property. */
export interface Difference {
  /** The property's path, as in `launchTemplate.version` or `tags["cost.centre"]`. */
  readonly path: string;
  /** The input that the path begins with. */
  readonly input: string;
  readonly kind: "added" | "deleted" | "changed";
}

/** Every leaf that differs. */
export function differences(olds: Properties, news: Properties): readonly Difference[] {
  return keys(olds, news).flatMap((key) =>
    differing(olds[key], news[key], key).map((difference) => ({ ...difference, input: key })),
  );
}

function differing(
  old: unknown,
  value: unknown,
  path: string,
): readonly Omit<Difference, "input">[] {
  if (Array.isArray(old) && Array.isArray(value)) {
    const [before, after] = [old as readonly unknown[], value as readonly unknown[]];
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      differing(before[index], after[index], `${path}[${index}]`),
    ).flat();
  }
  if (isProperties(old) && isProperties(value)) {
    return keys(old, value).flatMap((key) => differing(old[key], value[key], member(path, key)));
  }
  if (old === value) return [];
  if (old === undefined) return [{ path, kind: "added" }];
  return [{ path, kind: value === undefined ? "deleted" : "changed" }];
}

function keys(olds: Properties, news: Properties): readonly string[] {
  return [...new Set([...Object.keys(olds), ...Object.keys(news)])];
}

function member(path: string, key: string): string {
  return /^\w+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
