/** Where a desired configuration names launch templates and overrides. */
import { getReading, getEntries } from "../readings";

export const policyTemplate = "desiredConfiguration.mixedInstancesPolicy.launchTemplate";

export interface Specification {
  readonly path: string;
  readonly specification: unknown;
}

export interface Override {
  readonly path: string;
  readonly override: unknown;
}

export function getOverrides(inputs: unknown): readonly Override[] {
  const path = `${policyTemplate}.overrides`;
  return getEntries(getReading(inputs, path)).map((override, index) => ({
    path: `${path}[${index}]`,
    override,
  }));
}

/** Every place for a launch template specification, including empty ones. */
export function getSpecifications(inputs: unknown): readonly Specification[] {
  const fixed = [
    "desiredConfiguration.launchTemplate",
    `${policyTemplate}.launchTemplateSpecification`,
  ].map((path) => ({ path, specification: getReading(inputs, path) }));
  const overriding = getOverrides(inputs).map(({ path, override }) => ({
    path: `${path}.launchTemplateSpecification`,
    specification: getReading(override, "launchTemplateSpecification"),
  }));
  return [...fixed, ...overriding];
}
