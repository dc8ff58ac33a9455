/** Reads a value by its shape: blames what is wrong in it, and answers what is left for the rules to compare. */
import type { CheckFailure } from "./failure";
import { faultOf } from "./validate-value";
import { at, isAbsent, notYetKnown, wrong } from "./known-inputs";
import type { ListShape, MapShape, ObjectShape, Shape } from "./shape";
import { below, either, kindOf, showOf } from "./render-value";
import { blameStrangers } from "./unknown-fields";

export interface Place {
  /** The property path from the inputs down to here. */
  readonly path: string;
  readonly root: ObjectShape;
  readonly isUnknown: (value: unknown) => boolean;
  readonly blame: (failure: CheckFailure) => void;
}

export function read(shape: Shape, value: unknown, place: Place): unknown {
  if (place.isUnknown(value)) return notYetKnown;
  switch (shape.kind) {
    case "any":
      return true;
    case "list":
      return readList(shape, value, place);
    case "map":
      return readMap(shape, value, place);
    case "object":
      return readObject(shape, value, place);
    default: {
      const fault = faultOf(shape, value);
      return fault === undefined ? value : refuse(place, fault);
    }
  }
}

function readList(shape: ListShape, value: unknown, place: Place): unknown {
  if (!Array.isArray(value)) {
    const shown = showOf(shape, value);
    return refuse(place, `${shown} is ${kindOf(value)}: ${shape.rule}; write a list, [${shown}].`);
  }
  if (shape.max !== undefined && value.length > shape.max) {
    const fault = `a list of ${value.length} is too long: ${shape.rule}; keep at most ${shape.max}.`;
    refuse(place, fault);
  }
  return value.map((entry: unknown, index) => read(shape.of, entry, step(place, index)));
}

function readMap(shape: MapShape, value: unknown, place: Place): unknown {
  if (!isObject(value)) {
    const fault = `${showOf(shape, value)} is ${kindOf(value)}: ${shape.rule}; write { name: value }.`;
    return refuse(place, fault);
  }
  const readings = present(value).map(([name, entry]) => {
    return [name, read(shape.of, entry, step(place, name))] as const;
  });
  return Object.fromEntries(readings);
}

function readObject(shape: ObjectShape, value: unknown, place: Place): unknown {
  if (!isObject(value)) {
    const cure = `write an object with ${either(Object.keys(shape.fields))}`;
    return refuse(place, `${showOf(shape, value)} is ${kindOf(value)}: ${shape.rule}; ${cure}.`);
  }
  const given = new Map(present(value));
  const meant = blameStrangers(shape, [...given.keys()], place);
  const readings = Object.entries(shape.fields).map(([name, field]) => {
    // A misspelt field is there, and has been blamed for its name.
    const absent = meant.includes(name) ? wrong : undefined;
    const reading = given.has(name) ? read(field, given.get(name), step(place, name)) : absent;
    return [name, reading] as const;
  });
  const fields: unknown = Object.fromEntries(readings);
  blameMissing(shape, fields, place);
  return fields;
}

function blameMissing(shape: ObjectShape, fields: unknown, place: Place): void {
  if (shape !== place.root && isAbsent(fields)) return;
  for (const [name, reason] of Object.entries(shape.required ?? {})) {
    if (isAbsent(at(fields, name))) refuse(step(place, name), reason);
  }
}

/** The fields that were given; null and undefined count as absent, and Pulumi's own start with two underscores. */
function present(value: object): [string, unknown][] {
  return Object.entries(value).filter(
    ([name, entry]) => entry !== undefined && entry !== null && !name.startsWith("__"),
  );
}

function refuse(place: Place, reason: string): typeof wrong {
  place.blame({ property: place.path, reason });
  return wrong;
}

function step(place: Place, to: string | number): Place {
  return { ...place, path: below(place.path, to) };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
