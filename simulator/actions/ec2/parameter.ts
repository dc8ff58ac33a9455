/** Parameters that a request must have. */
import { AwsError } from "../../aws-error";

/** The value of a parameter. Throws EC2's MissingParameter if it was not given. */
export function requireParameter<Value>(name: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new AwsError("MissingParameter", `The request must contain the parameter ${name}`);
}
