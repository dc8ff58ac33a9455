/** Finds every input error that can be seen without asking AWS, all at once. */
import type { CheckFailure } from "./failure";
import { inputs as shape } from "./schema/inputs";
import { read } from "./read";
import { rules } from "./rules/rules";

export type { CheckFailure } from "./failure";

/**
 * Judges the inputs of the resource and changes nothing in them. A value that is unknown in a preview is passed over,
 * together with every rule that needs it; so is every key that starts with two underscores.
 */
export function check(
  inputs: Readonly<Record<string, unknown>>,
  isUnknown: (value: unknown) => boolean,
): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const blame = (failure: CheckFailure) => {
    failures.push(failure);
  };
  const reading = read(shape, inputs, { path: "", root: shape, isUnknown, blame });
  return [...failures, ...rules.flatMap((rule) => rule(reading))];
}
