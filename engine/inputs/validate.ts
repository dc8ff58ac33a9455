/** Finds every input error that can be found without calling AWS, all at once. */
import type { InputFailure } from "./failure";
import { readValue } from "./read";
import { rules } from "./rules/rules";
import { inputsSchema } from "./schema/inputs";
import type { ObjectSchema } from "./schema/schema";

export type { InputFailure } from "./failure";

export interface ValidationOptions {
  /** Whether a value is not known before the update. @default every value is known */
  readonly isUnknown?: (value: unknown) => boolean;
  /** @default the inputs' own schema */
  readonly schema?: ObjectSchema;
}

/**
 * Validates the inputs and changes nothing in them. A value that is not known yet is skipped, together with every rule that needs
 * it; so is every key that starts with two underscores.
 */
export function validateInputs(
  inputs: Readonly<Record<string, unknown>>,
  { isUnknown = () => false, schema = inputsSchema }: ValidationOptions = {},
): readonly InputFailure[] {
  const failures: InputFailure[] = [];
  const report = (failure: InputFailure) => {
    failures.push(failure);
  };
  const reading = readValue(schema, inputs, { path: "", root: schema, isUnknown, report });
  return [...failures, ...rules.flatMap((rule) => rule(reading))];
}
