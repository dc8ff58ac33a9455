/** Refuses an input that the schema or the constraints of the API model do not allow. */
import { AwsError } from "../aws-error";
import { constraintsOf } from "./constraints";
import { ec2Constraints } from "./constraints/ec2";
import { findEc2Violation } from "./ec2-constraint";
import type { Operation } from "./operation";
import type { Protocol } from "./protocol";
import type { Reading } from "./reading";
import { findViolationMessage } from "./validate";
import { findFraction } from "./whole-numbers";

/** The input, if it is as the operation asks. Throws the AWS error of the protocol otherwise. */
export function requireInput(
  { service, input: schema }: Operation,
  { input, mismatches }: Reading,
  protocol: Pick<Protocol, "refuseMismatch">,
): Readonly<Record<string, unknown>> {
  const mismatch = mismatches[0] ?? findFraction(service.name, schema, input);
  if (mismatch) throw protocol.refuseMismatch(mismatch);
  const fault = service.name === "ec2" && findEc2Violation(ec2Constraints, schema, input);
  if (fault) throw fault;
  const violation = findViolationMessage(constraintsOf[service.name], schema, input);
  if (violation !== undefined) throw new AwsError(service.constraintError, violation);
  return input;
}
