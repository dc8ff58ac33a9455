/** The inputs of a resource with every value known, from properties that were validated. */
import { fingerprints } from "../inputs/fingerprint";
import type { Inputs } from "../inputs/inputs";
import type { Properties } from "../run/outputs";
import { withoutEmpty } from "../values/equality";

/**
 * The inputs as `check` has let them pass, without what holds nothing, and with fingerprints for the triggers: past here nobody needs
 * their values.
 */
export function asInputs({ triggers, ...properties }: Properties): Inputs {
  const inputs = triggers === undefined ? {} : { triggers: fingerprints(triggers) };
  return { ...withoutEmpty(properties), ...inputs } as unknown as Inputs;
}
