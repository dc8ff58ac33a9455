/** Parameters that a request must have. */
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

/** The value of a parameter. Throws if it was not given. */
export function requireParameter<Value>(name: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new AwsError("ValidationError", unverified.loadBalancingParameterMissing(name));
}
