/** What a way back needs: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html */
import type { InputFailure } from "../failure";
import { at, isAbsent } from "../known-inputs";

/** The service's own words: AutoRollback "cannot be set to true when the DesiredConfiguration parameter is empty". */
export function autoRollbackNeedsDesiredConfiguration(inputs: unknown): readonly InputFailure[] {
  const property = "preferences.autoRollback";
  if (at(inputs, property) !== true || !isAbsent(at(inputs, "desiredConfiguration"))) return [];
  const reason =
    "true is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or set autoRollback to false.";
  return [{ property, reason }];
}

/** RollbackInstanceRefresh answers IrreversibleInstanceRefresh for a refresh without a desired configuration. */
export function rollbackNeedsDesiredConfiguration(inputs: unknown): readonly InputFailure[] {
  if (!isAbsent(at(inputs, "desiredConfiguration"))) return [];
  const reason =
    '"rollback" is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or use "leave" or "cancel".';
  return ["onInterrupt", "onTimeout", "onDelete", "onFailFast", "onGateFailure"]
    .filter((property) => at(inputs, property) === "rollback")
    .map((property) => ({ property, reason }));
}
