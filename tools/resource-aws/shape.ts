/** Shapes a resource's properties into an AWS request, by the schemas that the AWS SDK exports. */
import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticStructureSchema } from "@smithy/types";
import { isProperties, UNKNOWN, type Properties } from "./properties";

/** Why a property cannot be sent. */
export interface Problem {
  /** The property's path, as in `networkInterfaces[0].ipv4Addresses`. */
  readonly property: string;
  readonly reason: string;
}

/** A request's members, and everything that did not fit into them. */
export interface Shaped {
  readonly request: Properties;
  readonly problems: readonly Problem[];
}

/** AWS's name for a property, by its path without indices, where the two differ by more than letter case or a plural "s". */
export type Renamed = Readonly<Record<string, string>>;

/**
 * Shapes properties into a request. Values that are known only after the update are left out; a property that AWS has no
 * member for, or a value of another type, is a problem and never dropped silently.
 */
export function shape(
  properties: Properties,
  schema: StaticStructureSchema,
  renamed: Renamed,
): Shaped {
  const problems: Problem[] = [];
  const place = { shown: "", path: "", renamed, problems };
  return { request: members(properties, NormalizedSchema.of(schema), place), problems };
}

/** Where in the properties the walk is. */
interface Place {
  /** As the user sees it. */
  readonly shown: string;
  /** As `Renamed` spells it. */
  readonly path: string;
  readonly renamed: Renamed;
  /** What has been found wrong so far. */
  readonly problems: Problem[];
}

function members(value: Properties, struct: NormalizedSchema, place: Place): Properties {
  const schemas = memberSchemas(struct);
  const request: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    const inner = {
      ...place,
      shown: place.shown === "" ? key : `${place.shown}.${key}`,
      path: place.path === "" ? key : `${place.path}.${key}`,
    };
    const name = place.renamed[inner.path] ?? findMember(key, [...schemas.keys()]);
    const schema = schemas.get(name ?? "");
    if (name !== undefined && schema) request[name] = shaped(part, schema, inner);
    else refuse(inner, "this stand-in for the AWS provider does not serve it");
  }
  return request;
}

function shaped(value: unknown, schema: NormalizedSchema, place: Place): unknown {
  if (value === UNKNOWN || value === undefined || value === null) return undefined;
  if (schema.isListSchema()) {
    const items = isProperties(value) ? toPairs(value, schema.getValueSchema()) : value;
    if (!Array.isArray(items)) return refuse(place, "AWS takes a list here");
    return items.map((item: unknown, index) =>
      shaped(item, schema.getValueSchema(), { ...place, shown: `${place.shown}[${index}]` }),
    );
  }
  if (schema.isStructSchema() || schema.isMapSchema()) {
    if (!isProperties(value)) return refuse(place, "AWS takes an object here");
    return schema.isStructSchema() ? members(value, schema, place) : value;
  }
  const scalar = toScalar(value, schema);
  if (scalar !== undefined) return scalar;
  return refuse(place, `${JSON.stringify(value)} is of another type than AWS takes`);
}

function refuse({ shown, problems }: Place, reason: string): unknown {
  problems.push({ property: shown, reason });
  return undefined;
}

/** The members of a structure, by AWS's names. */
export function memberSchemas(struct: NormalizedSchema): ReadonlyMap<string, NormalizedSchema> {
  return new Map(struct.structIterator());
}

/** The member that the property means: the same name but for letter case, and perhaps for a plural "s". */
export function findMember(property: string, members: readonly string[]): string | undefined {
  const wanted = property.toLowerCase();
  for (const spelling of [wanted, `${wanted}s`, wanted.replace(/s$/, "")]) {
    const found = members.find((member) => member.toLowerCase() === spelling);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A map such as tags or dimensions, as AWS's list of pairs. */
function toPairs(value: Properties, item: NormalizedSchema): readonly Properties[] | undefined {
  const names = item.isStructSchema() ? [...memberSchemas(item).keys()] : [];
  const key = ["Key", "Name"].find((name) => names.includes(name));
  if (key === undefined || !names.includes("Value")) return undefined;
  return Object.entries(value).map(([name, text]) => ({ [key]: name, Value: text }));
}

/** Pulumi gives some numbers and booleans as text, and some texts as numbers. */
function toScalar(value: unknown, schema: NormalizedSchema): unknown {
  if (schema.isBooleanSchema()) {
    return typeof value === "boolean" ? value : { true: true, false: false }[String(value)];
  }
  if (schema.isNumericSchema()) {
    const number = typeof value === "string" && value !== "" ? Number(value) : value;
    return typeof number === "number" && !Number.isNaN(number) ? number : undefined;
  }
  if (schema.isStringSchema()) {
    if (Array.isArray(value)) return value.join(","); // VPCZoneIdentifier is a list in one text
    return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
  }
  return undefined;
}
