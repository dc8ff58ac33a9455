/** Reads a value by its schema: reports what is wrong in it, and returns what the rules compare. */
import { getReading, invalid, isAbsent, notYetKnown } from "./readings";
import type { ReadContext } from "./read-context";
import { below, either, kindOf, show, showUnlessHidden } from "./render-value";
import type { Field, ListSchema, MapSchema, ObjectSchema, Schema } from "./schema/schema";
import { toNumber } from "./to-number";
import { reportUnknownFields } from "./unknown-fields";
import { findFault } from "./validate-value";

export function readValue(schema: Schema, value: unknown, context: ReadContext): unknown {
  if (context.isUnknown(value)) return notYetKnown;
  switch (schema.kind) {
    case "any":
      return true;
    case "list":
      return readList(schema, value, context);
    case "map":
      return readMap(schema, value, context);
    case "object":
      return readObject(schema, value, context);
    default: {
      const fault = findFault(schema, value);
      if (fault !== undefined) return refuse(context, fault);
      return schema.kind === "number" ? toNumber(value) : value;
    }
  }
}

function readList(schema: ListSchema, value: unknown, context: ReadContext): unknown {
  if (!Array.isArray(value)) {
    const shown = showUnlessHidden(schema, value);
    return refuse(
      context,
      `${shown} is ${kindOf(value)}: ${schema.rule}; write a list, [${shown}].`,
    );
  }
  if (schema.max !== undefined && value.length > schema.max) {
    const fault = `a list of ${value.length} is too long: ${schema.rule}; keep at most ${schema.max}.`;
    refuse(context, fault);
  }
  return value.map((entry: unknown, index) => readValue(schema.of, entry, descend(context, index)));
}

function readMap(schema: MapSchema, value: unknown, context: ReadContext): unknown {
  if (!isObject(value)) {
    const shown = showUnlessHidden(schema, value);
    return refuse(context, `${shown} is ${kindOf(value)}: ${schema.rule}; write { name: value }.`);
  }
  const readings = givenFields(value).map(([name, entry]) => {
    return [name, readValue(schema.of, entry, descend(context, name))] as const;
  });
  return Object.fromEntries(readings);
}

function readObject(schema: ObjectSchema, value: unknown, context: ReadContext): unknown {
  if (!isObject(value)) {
    const shown = showUnlessHidden(schema, value);
    const fix = `write an object with ${either(Object.keys(schema.fields))}`;
    return refuse(context, `${shown} is ${kindOf(value)}: ${schema.rule}; ${fix}.`);
  }
  const given = new Map(givenFields(value));
  const meant = reportUnknownFields(schema, [...given.keys()], context);
  const readings = Object.entries(schema.fields).map(([name, field]) => {
    const written = writtenName(name, { field, given, context });
    // A misspelt field is there, and its name has been reported.
    const absent = meant.includes(name) ? invalid : undefined;
    const reading = given.has(written)
      ? readValue(field, given.get(written), descend(context, written))
      : absent;
    return [name, reading] as const;
  });
  const fields: unknown = Object.fromEntries(readings);
  reportMissing(schema, fields, context);
  return fields;
}

/** The name under which a field was given: its own, or another spelling of it. */
function writtenName(
  name: string,
  {
    field,
    given,
    context,
  }: {
    readonly field: Field;
    readonly given: ReadonlyMap<string, unknown>;
    readonly context: ReadContext;
  },
): string {
  const written = [name, ...(field.aliases ?? [])].filter((spelling) => given.has(spelling));
  const [first = name, second] = written;
  if (second !== undefined) {
    const reason = `${show(given.get(second))} is given beside ${first}: both are the same field; remove ${second}.`;
    refuse(descend(context, second), reason);
  }
  return first;
}

function reportMissing(schema: ObjectSchema, fields: unknown, context: ReadContext): void {
  if (schema !== context.root && isAbsent(fields)) return;
  for (const [name, field] of Object.entries(schema.fields)) {
    if (field.required !== undefined && isAbsent(getReading(fields, name))) {
      refuse(descend(context, name), field.required);
    }
  }
}

/** The fields that were given; null and undefined count as absent, and Pulumi's own start with two underscores. */
function givenFields(value: object): [string, unknown][] {
  return Object.entries(value).filter(
    ([name, entry]) => entry !== undefined && entry !== null && !name.startsWith("__"),
  );
}

function refuse(context: ReadContext, reason: string): typeof invalid {
  context.report({ property: context.path, reason });
  return invalid;
}

function descend(context: ReadContext, step: string | number): ReadContext {
  return { ...context, path: below(context.path, step) };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
