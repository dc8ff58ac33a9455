/** Turns a table of bad inputs into tests: one row, one sentence, one failure and nothing else. */
import assert from "node:assert/strict";
import { validateInputs } from "../../../../engine/inputs/validate";

export type Inputs = Readonly<Record<string, unknown>>;

/** Title, the inputs beside the group's name, the property that is reported, and the reason in full. */
export type Row = readonly [title: string, inputs: Inputs, property: string, reason: string];

/** Stands in for Pulumi's sentinel. */
export const unknown = "a value that is not known yet";

export function failuresOf(inputs: Inputs) {
  const all = { autoScalingGroupName: "web", ...inputs };
  return validateInputs(all, { isUnknown: (value) => value === unknown });
}

/** What AWS says of every policy with requirements, whatever else is wrong with it. */
const requirementsRule = "instanceRequirements is given in desiredConfiguration";

function isRequirementsRule(reason: string): boolean {
  return reason.startsWith(requirementsRule);
}

/** The failures besides that one. */
export function otherFailuresOf(inputs: Inputs) {
  return failuresOf(inputs).filter(({ reason }) => !isRequirementsRule(reason));
}

export function refuses(rows: readonly Row[]): void {
  for (const [title, inputs, property, reason] of rows) {
    it(title, () => {
      const failures = isRequirementsRule(reason) ? failuresOf(inputs) : otherFailuresOf(inputs);
      assert.deepEqual(failures, [{ property, reason }]);
    });
  }
}

/** A desired configuration that is right, with one launch template. */
export const template = { launchTemplate: { launchTemplateId: "lt-0abc", version: 3 } };

const launchTemplateSpecification = template.launchTemplate;

/** Inputs with a mixed instances policy that is right but for these overrides. */
export function withOverrides(...overrides: readonly unknown[]): Inputs {
  const launchTemplate = { launchTemplateSpecification, overrides };
  return { desiredConfiguration: { mixedInstancesPolicy: { launchTemplate } } };
}

/** Inputs with a mixed instances policy that is right but for this distribution and these overrides. */
export function withDistribution(
  instancesDistribution: unknown,
  ...overrides: readonly unknown[]
): Inputs {
  const launchTemplate = { launchTemplateSpecification, overrides };
  return {
    desiredConfiguration: { mixedInstancesPolicy: { launchTemplate, instancesDistribution } },
  };
}
