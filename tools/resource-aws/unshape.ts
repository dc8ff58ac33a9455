/** Reads back from an AWS answer the properties that a resource's inputs had, so that drift shows and AWS's defaults do not. */
import { isDeepStrictEqual } from "node:util";
import { isProperties, withoutAbsent, type Properties } from "./properties";
import { findMember, type Renamed } from "./shape";

/**
 * The inputs as AWS has them now. Only keys that `inputs` has are read, in its order and its types: anything else that AWS
 * reports is a default that nobody asked for.
 */
export function unshape(inputs: Properties, answer: Properties, renamed: Renamed): Properties {
  return members(inputs, answer, { renamed, path: "" });
}

interface Place {
  readonly renamed: Renamed;
  readonly path: string;
}

function members(inputs: Properties, answer: Properties, { renamed, path }: Place): Properties {
  return withoutAbsent(
    Object.fromEntries(
      Object.entries(inputs).map(([key, input]) => {
        const inner = path === "" ? key : `${path}.${key}`;
        const name = renamed[inner] ?? findMember(key, Object.keys(answer));
        const value = name === undefined ? undefined : answer[name];
        return [key, unshaped(input, value, { renamed, path: inner })];
      }),
    ),
  );
}

function unshaped(input: unknown, value: unknown, place: Place): unknown {
  if (value === undefined || value === null) return isEmpty(input) ? input : undefined;
  if (Array.isArray(input)) return list(input, value, place);
  if (isProperties(input)) {
    if (Array.isArray(value)) return fromPairs(value);
    return isProperties(value) ? members(input, value, place) : undefined;
  }
  if (typeof input === "string") return scalarText(value);
  if (typeof input === "number") return Number(value);
  return value;
}

/** What AWS does not report where it was set to nothing. */
function isEmpty(input: unknown): boolean {
  if (typeof input === "object" && input !== null) return Object.values(input).every(isEmpty);
  return input === false || input === "" || input === 0;
}

/** Items that are still there keep their places, since AWS has an order of its own; what is new follows. */
function list(inputs: readonly unknown[], value: unknown, place: Place): readonly unknown[] {
  const items: readonly unknown[] = typeof value === "string" ? value.split(",") : toList(value);
  const model = (index: number): unknown => inputs[index] ?? inputs[0];
  const left = [...items];
  const kept = inputs.filter((input) => {
    const at = left.findIndex((item) => isDeepStrictEqual(unshaped(input, item, place), input));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  if (inputs.length === items.length && kept.length < items.length) {
    return items.map((item, index) => unshaped(model(index), item, place));
  }
  return [...kept, ...left.map((item, index) => unshaped(model(index), item, place))];
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** AWS's list of pairs as a map. The tags that AWS itself gives are nobody's input. */
function fromPairs(pairs: readonly unknown[]): Properties {
  const entries = pairs
    .filter(isProperties)
    .map((pair): [string, unknown] => [scalarText(pair["Key"] ?? pair["Name"]), pair["Value"]]);
  return Object.fromEntries(entries.filter(([key]) => !key.startsWith("aws:")));
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
