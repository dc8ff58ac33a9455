/** Finds every error in a resource's configuration that needs no call to AWS, each with the attribute that it is about. */
import { validateInputs } from "aws-instance-refresh/inputs/validate";
import { inputsSchema } from "aws-instance-refresh/inputs/schema/inputs";
import { durationSeconds } from "aws-instance-refresh/values/duration";
import type { Diagnostic } from "../plugin/diagnostic";
import { toPath } from "../schema/inputs";
import { isUnknown, isValues, type Values } from "../values/value";
import { toProperties } from "./state";
import { toTerraformText } from "../schema/wording";

export function validateGroup(configuration: Values): readonly Diagnostic[] {
  const failures = validateInputs(toProperties(configuration), { isUnknown });
  const faults = failures.map(({ property, reason }): Diagnostic => {
    const path = toPath(inputsSchema, property);
    return {
      severity: "error",
      summary: `Invalid value of ${toTerraformText(property)}`,
      detail: toTerraformText(reason),
      path,
    };
  });
  return [...faults, ...timeoutFaults(configuration["timeouts"])];
}

function timeoutFaults(timeouts: unknown): readonly Diagnostic[] {
  if (!isValues(timeouts)) return [];
  return Object.entries(timeouts)
    .filter(([, limit]) => typeof limit === "string" && durationSeconds(limit) === undefined)
    .map(([operation, limit]) => ({
      severity: "error",
      summary: `Invalid value of timeouts.${operation}`,
      detail: `${JSON.stringify(limit)} is not a duration: write hours, minutes and seconds, for example "45m" or "1h30m".`,
      path: ["timeouts", operation],
    }));
}
