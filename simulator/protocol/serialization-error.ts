/** The errors of the JSON and CBOR protocols for a document that the schema does not describe. */
import { AwsError } from "../aws-error";
import type { Mismatch } from "./reading";

/**
 * AWS ignores members it does not know. The simulator refuses them by name instead: a newer client's option that
 * quietly did nothing would be a lie.
 */
export function toSerializationError(mismatch: Mismatch): AwsError {
  const { kind, parameter, value, expected } = mismatch;
  if (kind === "unknown") {
    return new AwsError("UnknownParameter", `The parameter ${parameter} is not recognized`);
  }
  return new AwsError("SerializationException", `${sentenceFor(value, expected)} (${parameter})`);
}

function sentenceFor(value: string, expected: string): string {
  if (value === "list") return "Start of list found where not expected";
  if (value === "structure") return "Start of structure or map found where not expected";
  return `${value} can not be converted to a ${expected}`;
}
