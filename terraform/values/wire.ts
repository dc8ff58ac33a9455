/** Terraform's values on the wire: MessagePack with two extensions for what is unknown, or JSON. */
import { decode, encode, ExtensionCodec } from "@msgpack/msgpack";
import type { CtyType } from "./cty-type";
import { Dynamic, isUnknown, isValues, unknown, type Values } from "./value";

/** `DynamicValue` of the protocol. */
export interface WireValue {
  readonly msgpack?: Uint8Array | null;
  readonly json?: Uint8Array | null;
}

/** An unknown value. The other extension narrows down what it may become, which nothing here goes by. */
const unknownExtension = 0;
const refinedUnknownExtension = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: unknownExtension,
  encode: (value) => (isUnknown(value) ? new Uint8Array([0]) : null),
  decode: () => unknown,
});
extensionCodec.register({
  type: refinedUnknownExtension,
  encode: () => null,
  decode: () => unknown,
});

/** Reads a value of the type. Null where Terraform sent none. */
export function fromWire(wire: WireValue | null | undefined, type: CtyType): unknown {
  const { msgpack, json } = wire ?? {};
  if (msgpack && msgpack.length > 0) return read(decode(msgpack, { extensionCodec }), type);
  if (json && json.length > 0) return fromJson(parse(json), type);
  return null;
}

export function toWire(value: unknown, type: CtyType): { readonly msgpack: Uint8Array } {
  return { msgpack: encode(write(value, type), { extensionCodec }) };
}

/** Reads a value of the type from the JSON of a state. What the type does not have is left out, and what the JSON does not have is null. */
export function fromJson(json: unknown, type: CtyType): unknown {
  return convert(json, type, (part) => {
    if (!isValues(part)) return undefined;
    return new Dynamic(part["type"] as CtyType, fromJson(part["value"], part["type"] as CtyType));
  });
}

/** JSON in bytes, as `RawState` has it. */
export function parse(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as unknown;
}

function read(raw: unknown, type: CtyType): unknown {
  return convert(raw, type, (part) => {
    if (!Array.isArray(part)) return undefined;
    const [json, value] = part as [Uint8Array, unknown];
    const own = parse(json) as CtyType;
    return new Dynamic(own, read(value, own));
  });
}

/** Follows the type into the parts of a value. */
function convert(
  raw: unknown,
  type: CtyType,
  toDynamic: (raw: unknown) => Dynamic | undefined,
): unknown {
  if (raw === null || raw === undefined) return null;
  if (isUnknown(raw)) return unknown;
  if (type === "dynamic") return toDynamic(raw) ?? null;
  // A number that does not fit into 64 bits comes as decimal text.
  if (type === "number") return Number(raw);
  if (typeof type === "string") return raw;
  if (type[0] === "object") {
    const given = isValues(raw) ? raw : {};
    const entries = Object.entries(type[1]);
    return Object.fromEntries(
      entries.map(([name, part]) => [name, convert(given[name], part, toDynamic)]),
    );
  }
  if (type[0] === "map") {
    const given = isValues(raw) ? raw : {};
    return mapValues(given, (part) => convert(part, type[1], toDynamic));
  }
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [];
  return items.map((item, at) =>
    convert(item, type[0] === "tuple" ? (type[1][at] ?? "dynamic") : type[1], toDynamic),
  );
}

function write(value: unknown, type: CtyType): unknown {
  if (value === null || value === undefined) return null;
  if (isUnknown(value)) return value;
  if (type === "dynamic") {
    const { type: own, value: part } = value instanceof Dynamic ? value : toDynamic(value);
    return [Buffer.from(JSON.stringify(own)), write(part, own)];
  }
  if (typeof type === "string") return value;
  if (type[0] === "object") {
    const given = isValues(value) ? value : {};
    const entries = Object.entries(type[1]);
    return Object.fromEntries(entries.map(([name, part]) => [name, write(given[name], part)]));
  }
  if (type[0] === "map") {
    return mapValues(isValues(value) ? value : {}, (part) => write(part, type[1]));
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map((item, at) =>
    write(item, type[0] === "tuple" ? (type[1][at] ?? "dynamic") : type[1]),
  );
}

/** A plain value, with the type that Terraform would give it in a configuration. */
export function toDynamic(value: unknown): Dynamic {
  return new Dynamic(typeOf(value), value);
}

function typeOf(value: unknown): CtyType {
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "bool";
  if (value instanceof Dynamic) return value.type;
  if (Array.isArray(value)) return ["tuple", value.map(typeOf)];
  if (isValues(value)) return ["object", mapValues(value, typeOf)];
  return "dynamic";
}

function mapValues<Result>(
  values: Values,
  change: (value: unknown) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(values).map(([name, part]) => [name, change(part)]));
}
