/** What a rollback needs: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html */
import type { InputFailure } from "../failure";
import { getReading, isAbsent } from "../readings";

/** The service's own words: AutoRollback "cannot be set to true when the DesiredConfiguration parameter is empty". */
export function requireConfigurationForAutoRollback(inputs: unknown): readonly InputFailure[] {
  const property = "preferences.autoRollback";
  if (
    getReading(inputs, property) !== true ||
    !isAbsent(getReading(inputs, "desiredConfiguration"))
  )
    return [];
  const reason =
    "true is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or set autoRollback to false.";
  return [{ property, reason }];
}

/** RollbackInstanceRefresh fails with IrreversibleInstanceRefresh for a refresh without a desired configuration. */
export function requireConfigurationForRollback(inputs: unknown): readonly InputFailure[] {
  if (!isAbsent(getReading(inputs, "desiredConfiguration"))) return [];
  const reason =
    '"rollback" is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or use "leave" or "cancel".';
  return ["onInterrupt", "onTimeout", "onDelete", "onFailFast", "onGateFailure"]
    .filter((property) => getReading(inputs, property) === "rollback")
    .map((property) => ({ property, reason }));
}
