/** Random requests: inputs that fit an operation's schema in type but not in sense, and bodies that fit nothing. */
import { QueryShapeSerializer } from "@aws-sdk/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import type { Constraints } from "../../simulator/protocol/constraint";
import { constraintsOf } from "../../simulator/protocol/constraints";
import type { Operation } from "../../simulator/protocol/operation";

/** Words that mean something to the simulator, so that random requests get further than the front door. */
const words = [
  "web",
  "web",
  "web",
  "",
  "$Latest",
  "$Default",
  "1",
  "ami-0123456789abcdef0",
  "all",
  "us-east-1a",
  "Name",
  "a\u0000",
  "é<&>",
];

const text = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }));
const number = fc.oneof(fc.integer({ min: -2, max: 120 }), fc.constantFrom(0, 1, -1, 2 ** 31, 1.5));

/** A value of the schema's type; structures leave optional members out at random and end at a depth. */
export function valueOf(
  schema: NormalizedSchema,
  constraints: Constraints,
  depth = 4,
): fc.Arbitrary<unknown> {
  if (schema.isStructSchema()) return structureOf(schema, constraints, depth);
  if (schema.isListSchema()) {
    if (depth === 0) return fc.constant([]);
    return fc.array(valueOf(schema.getValueSchema(), constraints, depth - 1), { maxLength: 3 });
  }
  if (schema.isMapSchema()) return fc.constant({});
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isTimestampSchema()) return fc.date({ noInvalidDate: true });
  if (schema.isNumericSchema()) return number;
  if (schema.isBlobSchema()) return fc.constant(new Uint8Array([1, 2]));
  return text;
}

function structureOf(
  schema: NormalizedSchema,
  constraints: Constraints,
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth === 0) return fc.constant({});
  const own = constraints[schema.getName() ?? ""] ?? {};
  const members = [...schema.structIterator()].map(
    ([name, member]) =>
      [
        name,
        name === "DryRun" ? fc.constant(false) : valueOf(member, constraints, depth - 1),
      ] as const,
  );
  const requiredKeys = members.map(([name]) => name).filter((name) => own[name]?.isRequired);
  const sparse = fc.subarray(
    members.map(([name]) => name),
    { maxLength: Math.min(5, members.length) },
  );
  return fc
    .tuple(fc.record(Object.fromEntries(members)), sparse)
    .map(([all, kept]) =>
      Object.fromEntries(
        Object.entries(all).filter(([name]) => requiredKeys.includes(name) || kept.includes(name)),
      ),
    );
}

/** A form-encoded body with a random input of the operation. */
export function bodyOf(operation: Operation): fc.Arbitrary<string> {
  const { name, service, input } = operation;
  const start = `Action=${name}&Version=${service.version}`;
  if (input.isUnitSchema()) return fc.constant(start);
  const isEc2 = service.query === "ec2Query";
  return valueOf(input, constraintsOf[service.name]).map((value) => {
    const serializer = new QueryShapeSerializer({
      timestampFormat: { useTrait: true, default: 5 },
      serializeEmptyLists: !isEc2,
      capitalizeKeys: isEc2,
      flattenLists: isEc2,
      ec2: isEc2,
    });
    serializer.write(input, value);
    return start + String(serializer.flush());
  });
}

/** A body that names an operation and then says anything at all. */
export function noiseFor(operation: Operation): fc.Arbitrary<string> {
  const members = operation.input.isUnitSchema()
    ? ["X"]
    : [...operation.input.structIterator()].map(([name]) => name);
  const part = fc.oneof(
    fc.constantFrom("member", "1", "2", "entry", "key", "", "__proto__", "Key", "Value"),
    fc.string({ maxLength: 3 }),
  );
  const key = fc
    .tuple(fc.constantFrom(...members, "constructor"), fc.array(part, { maxLength: 5 }))
    .map(([name, parts]) => [name, ...parts].join("."));
  const pairs = fc.array(fc.tuple(key, text), { maxLength: 6 });
  return pairs.map((given) => {
    const rest = given.map(
      ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    );
    return [`Action=${operation.name}`, `Version=${operation.service.version}`, ...rest].join("&");
  });
}
