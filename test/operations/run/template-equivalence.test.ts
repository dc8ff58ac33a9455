/** Versions that differ only in fields that are not worth a roll. */
import assert from "node:assert/strict";
import type {
  DesiredConfiguration,
  LaunchTemplateSpecification,
  TemplateField,
} from "../../../engine/inputs/inputs";
import { isEquivalent } from "../../../engine/run/template-equivalence";
import type { AutoScaling } from "../../../engine/run/ports";
import { aFault } from "../../support/provider/a-fault";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";

const versions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  1: { imageId: "ami-1", userData: "a" },
  2: { imageId: "ami-1", userData: "a", tagSpecifications: [{ tags: [{ key: "build" }] }] },
  3: { imageId: "ami-3", userData: "a" },
};
const mixed = (version: string, onDemandBaseCapacity = 0): DesiredConfiguration => ({
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-0web", version } },
    instancesDistribution: { onDemandBaseCapacity },
  },
});

interface Case {
  readonly from?: DesiredConfiguration;
  readonly to?: DesiredConfiguration;
  readonly ignored?: readonly TemplateField[];
}

function comparing(
  { from, to = aConfiguration("2"), ignored = ["tagSpecifications"] }: Case,
  resolveTemplate?: AutoScaling["resolveTemplate"],
) {
  const { ports, reporter, aws } = aStage({});
  const resolve = ({ version = "" }: LaunchTemplateSpecification) =>
    Promise.resolve(aResolvedTemplate({ data: versions[version] ?? {} }));
  const lastSuccess = from && {
    target: { from: "program" as const, configuration: from },
    triggers: {},
  };
  const is = () =>
    isEquivalent(
      { from: "program", configuration: to },
      {
        inputs: { autoScalingGroupName: "web", ignoreTemplateFields: ignored },
        saved: { ...(lastSuccess && { lastSuccess }) },
      },
      { ...ports, autoScaling: { ...aws, resolveTemplate: resolveTemplate ?? resolve } },
    );
  return { is, reporter };
}

const one = aConfiguration("1");
const rows: readonly (readonly [title: string, is: boolean, the: Case])[] = [
  ["differ only in a field to be ignored", true, { from: one }],
  ["differ in another field", false, { from: one, to: aConfiguration("3") }],
  ["are compared with nothing to be ignored", false, { from: one, ignored: [] }],
  ["are the same version", false, { from: aConfiguration("2") }],
  [
    "are of two templates",
    false,
    { from: { launchTemplate: { launchTemplateId: "lt-0other", version: "1" } } },
  ],
  ["have nothing to be compared with", false, {}],
  [
    "are compared with a policy that names no template",
    false,
    { from: { mixedInstancesPolicy: {} } },
  ],
  [
    "differ only in a field to be ignored, in the same policy",
    true,
    { from: mixed("1"), to: mixed("2") },
  ],
  [
    "differ only in a field to be ignored, in two policies",
    false,
    { from: mixed("1", 1), to: mixed("2") },
  ],
  [
    "differ only in a field to be ignored, and one is of a policy",
    false,
    { from: mixed("1", 1), to: aConfiguration("2") },
  ],
];

describe("two versions", () => {
  for (const [title, is, the] of rows) {
    it(`${is ? "are equivalent" : "are not equivalent"} when they ${title}`, async () => {
      assert.equal(await comparing(the).is(), is);
    });
  }

  it("differ when they may not be compared, and that is said", async () => {
    const { is, reporter } = comparing({ from: one }, () =>
      Promise.reject(aFault("forbidden", "DescribeLaunchTemplateVersions")),
    );
    assert.equal(await is(), false);
    assert.deepEqual(reporter.warnings, [
      "ignoreTemplateFields has no effect: the versions could not be compared (DescribeLaunchTemplateVersions: AccessDenied: User deploy is not authorized to perform this)",
    ]);
  });

  it("let an error pass that is no fault", async () => {
    await assert.rejects(
      comparing({ from: one }, () => Promise.reject(new TypeError("a bug"))).is,
      TypeError,
    );
  });
});
