/** Random inputs of an operation: of the right types, with sense where the names of the members tell which. */
import type { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import type { Constraint, Constraints } from "../../../simulator/protocol/constraint";
import { constraintsOf } from "../../../simulator/protocol/constraints";
import type { Operation } from "../../../simulator/protocol/operation";
import { textFor } from "./words";

/** How deep structures and lists go. */
const depths = 5;

/** An input of the operation; structures leave optional members out at random. */
export function inputOf({ service, input }: Operation): fc.Arbitrary<Record<string, unknown>> {
  if (input.isUnitSchema()) return fc.constant({});
  const place: Place = { constraints: constraintsOf[service.name], member: "", depth: depths };
  return structureOf(input, place);
}

interface Place {
  readonly constraints: Constraints;
  /** The name of the nearest member above. */
  readonly member: string;
  readonly constraint?: Constraint | undefined;
  readonly depth: number;
}

function valueOf(schema: NormalizedSchema, place: Place): fc.Arbitrary<unknown> {
  if (schema.isStructSchema()) return structureOf(schema, place);
  if (schema.isListSchema()) return listOf(schema, place);
  if (schema.isMapSchema()) return fc.constant({});
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isTimestampSchema()) return fc.date({ noInvalidDate: true });
  if (schema.isNumericSchema()) return numberOf(place.constraint);
  if (schema.isBlobSchema()) return fc.constant(new Uint8Array([1, 2]));
  return textFor(place.member, place.constraint?.words);
}

function listOf(schema: NormalizedSchema, place: Place): fc.Arbitrary<unknown> {
  if (place.depth === 0) return fc.constant([]);
  const below = { ...place, constraint: place.constraint?.items, depth: place.depth - 1 };
  return fc.array(valueOf(schema.getValueSchema(), below), { maxLength: 3 });
}

function numberOf(constraint: Constraint | undefined): fc.Arbitrary<number> {
  const odd = fc.constantFrom(-1, 2 ** 31, 1.5, 1e300);
  const [least, greatest] = constraint?.range ?? [0, 120];
  const from = Math.max(least, -2);
  const fitting = fc.integer({ min: from, max: Math.max(from, Math.min(greatest, from + 60)) });
  return fc.oneof(
    { weight: 6, arbitrary: fitting },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 1, arbitrary: odd },
  );
}

function structureOf(
  schema: NormalizedSchema,
  place: Place,
): fc.Arbitrary<Record<string, unknown>> {
  if (place.depth === 0) return fc.constant({});
  const own = place.constraints[schema.getName() ?? ""] ?? {};
  const members = [...schema.structIterator()].map(
    ([name, member]) =>
      [name, memberOf(name, member, { ...place, constraint: own[name] })] as const,
  );
  const names = members.map(([name]) => name);
  const required = names.filter((name) => own[name]?.isRequired);
  return fc
    .tuple(
      fc.record(Object.fromEntries(members)),
      fc.subarray(names, sparse(names.length)),
      fc.nat(3),
    )
    .map(([all, drawn, chance]) => {
      const isKept = (name: string): boolean =>
        required.includes(name) || drawn.includes(name) || (chance > 0 && likely.test(name));
      return Object.fromEntries(Object.entries(all).filter(([name]) => isKept(name)));
    });
}

function memberOf(name: string, schema: NormalizedSchema, place: Place): fc.Arbitrary<unknown> {
  // Items of a list are named by the list: `InstanceIds` asks for instances.
  return name === "DryRun"
    ? fc.constant(false)
    : valueOf(schema, { ...place, member: name, depth: place.depth - 1 });
}

/** Members without which an operation has little to do, though the model does not require them. */
const likely =
  /^(ImageId|M(in|ax)Count|LaunchTemplate(Id|Name|Data)?|AvailabilityZones|Resources|Tags|Key|RoleArn)$/u;

function sparse(members: number): { readonly maxLength: number } {
  return { maxLength: Math.min(5, members) };
}
