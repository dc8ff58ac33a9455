/** Checks an input against the constraints of the API model, and words the violations as AWS does: all in one message. */
import type { NormalizedSchema } from "@smithy/core/schema";
import type { Constraint, Constraints } from "./constraint";

/** AWS's sentence about everything that violates a constraint, or undefined if nothing does. */
export function findViolationMessage(
  constraints: Constraints,
  schema: NormalizedSchema,
  input: Readonly<Record<string, unknown>>,
): string | undefined {
  const violations = findInStructure({ constraints, path: "" }, schema, input);
  if (violations.length === 0) return undefined;
  const count =
    violations.length === 1 ? "1 validation error" : `${violations.length} validation errors`;
  return `${count} detected: ${violations.join("; ")}`;
}

interface Place {
  readonly constraints: Constraints;
  readonly path: string;
}

function findInStructure(place: Place, schema: NormalizedSchema, value: unknown): string[] {
  if (!schema.isStructSchema()) return [];
  const members = value as Readonly<Record<string, unknown>>;
  const own = place.constraints[schema.getName() ?? ""] ?? {};
  return [...schema.structIterator()].flatMap(([name, member]) => {
    const path = `${place.path}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const found = members[name];
    return [
      ...sentences(own[name] ?? {}, found, path),
      ...(found === undefined ? [] : findBelow({ ...place, path }, member, found)),
    ];
  });
}

function findBelow(place: Place, schema: NormalizedSchema, value: unknown): string[] {
  if (schema.isStructSchema())
    return findInStructure({ ...place, path: `${place.path}.` }, schema, value);
  if (!schema.isListSchema() || !Array.isArray(value)) return [];
  const item = schema.getValueSchema();
  return value.flatMap((one: unknown, index) =>
    findBelow({ ...place, path: `${place.path}.${index + 1}.member` }, item, one),
  );
}

function sentences(constraint: Constraint, value: unknown, path: string): string[] {
  if (value === undefined) {
    return constraint.isRequired ? [sentence("null", path, "Member must not be null")] : [];
  }
  const broken = brokenRules(constraint, value).map((rule) =>
    sentence(`'${toText(value)}'`, path, rule),
  );
  const { items } = constraint;
  if (!items || !Array.isArray(value) || !value.some((item) => brokenRules(items, item).length > 0))
    return broken;
  const rule = `Member must satisfy constraint: [${rulesOf(items).join(", ")}]`;
  return [...broken, sentence(`'${toText(value)}'`, path, rule)];
}

function sentence(value: string, path: string, rule: string): string {
  return `Value ${value} at '${path}' failed to satisfy constraint: ${rule}`;
}

interface Rule {
  readonly text: string;
  readonly isKept: (value: unknown) => boolean;
}

function brokenRules(constraint: Constraint, value: unknown): string[] {
  return toRules(constraint)
    .filter((rule) => !rule.isKept(value))
    .map((rule) => rule.text);
}

function rulesOf(constraint: Constraint): string[] {
  return toRules(constraint).map((rule) => rule.text);
}

function toRules({ length, range, pattern, words }: Constraint): Rule[] {
  return [
    ...(length ? boundRules("length", length, lengthOf) : []),
    ...(range ? boundRules("value", range, Number) : []),
    ...(pattern
      ? [
          {
            text: `Member must satisfy regular expression pattern: ${pattern.source}`,
            isKept: (value: unknown) => typeof value !== "string" || pattern.test.test(value),
          },
        ]
      : []),
    ...(words
      ? [
          {
            text: `Member must satisfy enum value set: [${words.join(", ")}]`,
            isKept: (value: unknown) => typeof value !== "string" || words.includes(value),
          },
        ]
      : []),
  ];
}

function boundRules(
  what: "length" | "value",
  [least, greatest]: readonly [number, number],
  measure: (value: unknown) => number,
): Rule[] {
  const upper = {
    text: `Member must have ${what} less than or equal to ${greatest}`,
    isKept: (value: unknown) => measure(value) <= greatest,
  };
  const lower = {
    text: `Member must have ${what} greater than or equal to ${least}`,
    isKept: (value: unknown) => measure(value) >= least,
  };
  return [
    ...(Number.isFinite(greatest) ? [upper] : []),
    ...(least === 0 && what === "length" ? [] : [lower]),
  ];
}

function lengthOf(value: unknown): number {
  return typeof value === "string" || Array.isArray(value) ? value.length : 0;
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toText).join(", ")}]`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
