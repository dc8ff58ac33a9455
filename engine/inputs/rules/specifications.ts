/** Where a desired configuration names launch templates and overrides. */
import { at, entries } from "../known-inputs";

export const policyTemplate = "desiredConfiguration.mixedInstancesPolicy.launchTemplate";

export interface Specification {
  readonly path: string;
  readonly specification: unknown;
}

export interface Override {
  readonly path: string;
  readonly override: unknown;
}

export function overrides(inputs: unknown): readonly Override[] {
  const path = `${policyTemplate}.overrides`;
  return entries(at(inputs, path)).map((override, index) => ({
    path: `${path}[${index}]`,
    override,
  }));
}

/** Every place for a launch template specification, also those where nothing is given. */
export function specifications(inputs: unknown): readonly Specification[] {
  const fixed = [
    "desiredConfiguration.launchTemplate",
    `${policyTemplate}.launchTemplateSpecification`,
  ].map((path) => ({ path, specification: at(inputs, path) }));
  const overriding = overrides(inputs).map(({ path, override }) => ({
    path: `${path}.launchTemplateSpecification`,
    specification: at(override, "launchTemplateSpecification"),
  }));
  return [...fixed, ...overriding];
}
