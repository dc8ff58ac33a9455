/** A resolved configuration in the form that AWS takes. */
import assert from "node:assert/strict";
import type { DesiredConfiguration } from "../../../../engine/inputs/inputs";
import { toRequested } from "../../../../engine/refresh/requested-configuration";

const both = { launchTemplateId: "lt-0web", launchTemplateName: "web", version: "2" };
const byId = { launchTemplateId: "lt-0web", version: "2" };
const byName = { launchTemplateName: "web", version: "2" };
const mixed = (
  launchTemplate: NonNullable<DesiredConfiguration["mixedInstancesPolicy"]>["launchTemplate"],
) => ({
  mixedInstancesPolicy: {
    ...(launchTemplate && { launchTemplate }),
    instancesDistribution: { onDemandBaseCapacity: 1 },
  },
});

const rows: readonly (readonly [
  title: string,
  given: DesiredConfiguration,
  requested: DesiredConfiguration,
])[] = [
  [
    "names a template by its id where both are known",
    { launchTemplate: both },
    { launchTemplate: byId },
  ],
  [
    "names a template by its name where nothing else is known",
    { launchTemplate: byName },
    { launchTemplate: byName },
  ],
  [
    "leaves to AWS a template that has neither",
    { launchTemplate: { version: "2" } },
    { launchTemplate: { version: "2" } },
  ],
  [
    "names every template of a policy by its id, and keeps the rest",
    mixed({
      launchTemplateSpecification: both,
      overrides: [
        { instanceType: "t3.small", launchTemplateSpecification: both },
        { instanceType: "t3.large" },
      ],
    }),
    mixed({
      launchTemplateSpecification: byId,
      overrides: [
        { instanceType: "t3.small", launchTemplateSpecification: byId },
        { instanceType: "t3.large" },
      ],
    }),
  ],
  ["keeps a policy that names no template", mixed(undefined), mixed({})],
  ["asks for nothing where nothing is wanted", {}, {}],
];

describe("a request", () => {
  for (const [title, given, requested] of rows) {
    it(title, () => {
      assert.deepEqual(toRequested(given), requested);
    });
  }
});
