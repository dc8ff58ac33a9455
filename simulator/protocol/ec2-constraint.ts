/** Checks an input of EC2 against constraints that are data. EC2 answers the first fault, each with a code of its own. */
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../aws-error";

/** Every part that is left out allows everything. */
export interface Ec2Constraint {
  /** The parameter must be there; EC2's error calls it by this name. */
  readonly requiredAs?: string;
  readonly mostCharacters?: number;
  readonly words?: readonly string[];
  readonly pattern?: Ec2Pattern;
}

export interface Ec2Pattern {
  readonly test: RegExp;
  /** The error of a text that is not of the pattern. */
  readonly code: string;
  readonly message: string;
}

/** By the name of the structure, then of the member: the names are those of the SDK's schemas. */
export type Ec2Constraints = Readonly<Record<string, Readonly<Record<string, Ec2Constraint>>>>;

/** EC2's error about the first parameter that is not as it should be; undefined if all are. */
export function findEc2Violation(
  constraints: Ec2Constraints,
  schema: NormalizedSchema,
  input: Readonly<Record<string, unknown>>,
): AwsError | undefined {
  if (!schema.isStructSchema()) return undefined;
  const own = constraints[schema.getName() ?? ""] ?? {};
  for (const [name, member] of schema.structIterator()) {
    const value = input[name];
    const violation = judge(own[name] ?? {}, name, value) ?? findBelow(constraints, member, value);
    if (violation) return violation;
  }
  return undefined;
}

function findBelow(
  constraints: Ec2Constraints,
  schema: NormalizedSchema,
  value: unknown,
): AwsError | undefined {
  if (typeof value !== "object" || value === null || !schema.isStructSchema()) return undefined;
  return findEc2Violation(constraints, schema, value as Readonly<Record<string, unknown>>);
}

function judge(
  { requiredAs, mostCharacters = Infinity, words, pattern }: Ec2Constraint,
  name: string,
  value: unknown,
): AwsError | undefined {
  if (value === undefined) {
    return requiredAs === undefined
      ? undefined
      : new AwsError("MissingParameter", `The request must contain the parameter ${requiredAs}`);
  }
  if (typeof value !== "string") return undefined;
  if (pattern && !pattern.test.test(value)) return new AwsError(pattern.code, pattern.message);
  if (value.length <= mostCharacters && (words?.includes(value) ?? true)) return undefined;
  // Known from the logs of many tools.
  const parameter = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return new AwsError(
    "InvalidParameterValue",
    `Value (${value}) for parameter ${parameter} is invalid.`,
  );
}
