/** Reads an operation's input from a form-encoded request, by the operation's input schema. */
import type { NormalizedSchema } from "@smithy/core/schema";
import type { FormNode } from "./form";
import { findDate, type ExpectedType, type Mismatch, type Reading } from "./reading";

/** `awsQuery` nests list items under `member.N`; `ec2Query` numbers them flat and capitalises names. */
export type FormStyle = "awsQuery" | "ec2Query";

export function readForm(schema: NormalizedSchema, form: FormNode, style: FormStyle): Reading {
  const mismatches: Mismatch[] = [];
  const input = readStructure(schema, form, { style, path: "", mismatches });
  return { input, mismatches };
}

interface Place {
  readonly style: FormStyle;
  /** The parameter's name so far. */
  readonly path: string;
  readonly mismatches: Mismatch[];
}

function readValue(schema: NormalizedSchema, node: FormNode, place: Place): unknown {
  if (schema.isStructSchema()) return readStructure(schema, node, place);
  if (schema.isListSchema()) return readList(schema, node, place);
  if (schema.isMapSchema()) return readMap(schema, node, place);
  reportUnknown(node, place);
  return node.value === undefined ? undefined : readScalar(schema, node.value, place);
}

function readStructure(
  schema: NormalizedSchema,
  node: FormNode,
  place: Place,
): Record<string, unknown> {
  reportText(node, place, "structure");
  const structure: Record<string, unknown> = {};
  const unread = new Map(node.children);
  for (const [name, member] of schema.isUnitSchema() ? [] : schema.structIterator()) {
    const key = keyOf(name, member, place.style);
    const child = node.children.get(key);
    if (!child) continue;
    unread.delete(key);
    const value = readValue(member, child, below(place, key));
    if (value !== undefined) structure[name] = value;
  }
  reportUnknown({ children: unread }, place);
  return structure;
}

function readList(schema: NormalizedSchema, node: FormNode, place: Place): unknown[] {
  reportText(node, place, "list");
  const item = schema.getValueSchema();
  const isFlat = place.style === "ec2Query" || schema.getMergedTraits().xmlFlattened !== undefined;
  const name = isFlat ? undefined : (textOf(item.getMergedTraits().xmlName) ?? "member");
  return readNumbered(node, name, place).map(({ child, path }) =>
    readValue(item, child, { ...place, path }),
  );
}

function readMap(schema: NormalizedSchema, node: FormNode, place: Place): Record<string, unknown> {
  reportText(node, place, "map");
  const isFlat = place.style === "ec2Query" || schema.getMergedTraits().xmlFlattened !== undefined;
  const keyName = textOf(schema.getKeySchema().getMergedTraits().xmlName) ?? "key";
  const valueName = textOf(schema.getValueSchema().getMergedTraits().xmlName) ?? "value";
  const entries = readNumbered(node, isFlat ? undefined : "entry", place).flatMap(
    ({ child, path }) => {
      const key = child.children.get(keyName)?.value;
      const value = child.children.get(valueName);
      if (key === undefined || !value) return [];
      return [
        [
          key,
          readValue(schema.getValueSchema(), value, { ...place, path: `${path}.${valueName}` }),
        ],
      ];
    },
  );
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** The children `1`, `2`, … of a node, or of its child `name`, in the order of their numbers. Gaps close up. */
function readNumbered(
  node: FormNode,
  name: string | undefined,
  place: Place,
): readonly { readonly child: FormNode; readonly path: string }[] {
  const holder = name === undefined ? node : node.children.get(name);
  const at = name === undefined ? place : below(place, name);
  if (name !== undefined) {
    reportUnknown({ children: new Map([...node.children].filter(([key]) => key !== name)) }, place);
  }
  const isNumber = (key: string): boolean => /^\d{1,9}$/.test(key);
  const entries = [...(holder?.children ?? [])];
  reportUnknown({ children: new Map(entries.filter(([key]) => !isNumber(key))) }, at);
  return entries
    .filter(([key]) => isNumber(key))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([key, child]) => ({ child, path: `${at.path}.${key}` }));
}

function readScalar(schema: NormalizedSchema, text: string, place: Place): unknown {
  if (schema.isBooleanSchema()) return findBoolean(text) ?? reportType(text, place, "boolean");
  if (schema.isTimestampSchema()) return findDate(text) ?? reportType(text, place, "timestamp");
  if (schema.isNumericSchema()) return findNumber(text) ?? reportType(text, place, "number");
  if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, "base64"));
  return text;
}

/** AWS's front ends take the words in any case, and 1 and 0. */
function findBoolean(text: string): boolean | undefined {
  const spellings: Readonly<Record<string, boolean>> = {
    true: true,
    "1": true,
    false: false,
    "0": false,
  };
  return Object.hasOwn(spellings, text.toLowerCase()) ? spellings[text.toLowerCase()] : undefined;
}

function findNumber(text: string): number | undefined {
  const special: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity };
  if (Object.hasOwn(special, text)) return special[text];
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function keyOf(name: string, member: NormalizedSchema, style: FormStyle): string {
  const { xmlName, ec2QueryName } = member.getMergedTraits();
  if (style === "awsQuery") return textOf(xmlName) ?? name;
  const key = textOf(xmlName) ?? name;
  return textOf(ec2QueryName) ?? key.charAt(0).toUpperCase() + key.slice(1);
}

function textOf(trait: unknown): string | undefined {
  return typeof trait === "string" ? trait : undefined;
}

function below(place: Place, key: string): Place {
  return { ...place, path: place.path === "" ? key : `${place.path}.${key}` };
}

/** An empty text is how clients send an empty list, so only other texts are out of place. */
function reportText(node: FormNode, place: Place, expected: ExpectedType): void {
  if (node.value !== undefined && node.value !== "") reportType(node.value, place, expected);
}

/** Notes the mismatch; the value that stands in for what could not be read is never used. */
function reportType(value: string, place: Place, expected: ExpectedType): unknown {
  place.mismatches.push({ kind: "type", parameter: place.path, value, expected });
  return undefined;
}

function reportUnknown(node: FormNode, place: Place): void {
  for (const key of node.children.keys()) {
    const parameter = below(place, key).path;
    place.mismatches.push({ kind: "unknown", parameter, value: "", expected: "nothing" });
  }
}
