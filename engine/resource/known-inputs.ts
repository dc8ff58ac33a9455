/** The inputs of a resource with every value known, from properties that were validated. */
import { fingerprints } from "../inputs/fingerprint";
import type { Inputs } from "../inputs/inputs";
import { normalizeInputs } from "../inputs/normalize";
import type { Properties } from "../run/outputs";
import { withoutEmpty } from "../values/equality";

/**
 * The validated inputs in their normal form, without empty values, and with fingerprints instead of the triggers' values, which
 * nothing needs from here on.
 */
export function asInputs({ triggers, ...properties }: Properties): Inputs {
  const inputs = triggers === undefined ? {} : { triggers: fingerprints(triggers) };
  return { ...withoutEmpty(normalizeInputs(properties)), ...inputs } as unknown as Inputs;
}
