/** What is unknown in a preview is passed over, and so is each rule that needs it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { validateInputs } from "../../../../engine/inputs/validate";
import {
  failuresOf,
  template,
  unknown,
  withDistribution,
  withOverrides,
  type Inputs,
} from "./refuses";

const passedOver: readonly (readonly [string, Inputs])[] = [
  ["the group's name", { autoScalingGroupName: unknown }],
  ["all preferences", { preferences: unknown }],
  ["a preference", { preferences: { minHealthyPercentage: unknown } }],
  [
    "the minimum beside a maximum",
    { preferences: { minHealthyPercentage: unknown, maxHealthyPercentage: 200 } },
  ],
  [
    "the maximum beside a minimum",
    { preferences: { minHealthyPercentage: 0, maxHealthyPercentage: unknown } },
  ],
  [
    "a maximum alone, which may turn out to be nothing",
    { preferences: { maxHealthyPercentage: unknown } },
  ],
  ["one checkpoint", { preferences: { checkpointPercentages: [10, unknown, 20] } }],
  [
    "all checkpoints beside a delay",
    { preferences: { checkpointPercentages: unknown, checkpointDelay: 60 } },
  ],
  ["a delay without checkpoints", { preferences: { checkpointDelay: unknown } }],
  [
    "the desired configuration beside a rollback",
    {
      desiredConfiguration: unknown,
      preferences: { autoRollback: true },
      onTimeout: "rollback",
      strategy: "ReplaceRootVolume",
    },
  ],
  ["the flag autoRollback", { preferences: { autoRollback: unknown } }],
  ["a launch template", { desiredConfiguration: { launchTemplate: unknown } }],
  [
    "a template's id and version",
    { desiredConfiguration: { launchTemplate: { launchTemplateId: unknown, version: unknown } } },
  ],
  [
    "a template's id beside a name",
    {
      desiredConfiguration: {
        launchTemplate: { launchTemplateId: unknown, launchTemplateName: "web" },
      },
    },
  ],
  [
    "a policy beside a launch template",
    { desiredConfiguration: { ...template, mixedInstancesPolicy: unknown } },
  ],
  [
    "a policy with ReplaceRootVolume",
    { strategy: "ReplaceRootVolume", desiredConfiguration: { mixedInstancesPolicy: unknown } },
  ],
  [
    "the launch template of a policy",
    {
      strategy: "ReplaceRootVolume",
      desiredConfiguration: { mixedInstancesPolicy: { launchTemplate: unknown } },
    },
  ],
  [
    "an override",
    { strategy: "ReplaceRootVolume", ...withOverrides(unknown, { imageId: unknown }) },
  ],
  [
    "a version with ReplaceRootVolume",
    {
      strategy: "ReplaceRootVolume",
      ...withOverrides({
        imageId: "ami-1",
        launchTemplateSpecification: { launchTemplateId: "lt-1", version: unknown },
      }),
    },
  ],
  [
    "a weight beside a weight",
    withOverrides({ weightedCapacity: "1" }, { weightedCapacity: unknown }),
  ],
  [
    "the requirements of an override with an instance type",
    withOverrides({ instanceType: "t3.small", instanceRequirements: unknown }),
  ],
  [
    "the Spot strategy beside Spot pools",
    withDistribution({ spotAllocationStrategy: unknown, spotInstancePools: 2 }),
  ],
  [
    "the Spot pools beside a Spot strategy",
    withDistribution({ spotAllocationStrategy: "capacity-optimized", spotInstancePools: unknown }),
  ],
  ["triggers", { triggers: unknown }],
  ["one trigger", { triggers: { image: unknown } }],
  ["an ignored field", { ignoreTemplateFields: [unknown] }],
  ["a role's ARN", { assumeRole: { roleArn: unknown } }],
];

/** A valid input of every kind, to put holes into. */
const full = {
  autoScalingGroupName: "web",
  ...withDistribution(
    { spotAllocationStrategy: "lowest-price", spotInstancePools: 2 },
    { instanceType: "t3.small", weightedCapacity: "1", imageId: "ami-1" },
    { instanceType: "t3.large", weightedCapacity: "2", imageId: "ami-1" },
  ),
  strategy: "ReplaceRootVolume",
  preferences: {
    minHealthyPercentage: 50,
    maxHealthyPercentage: 150,
    checkpointPercentages: [20, 50, 100],
    checkpointDelay: 60,
    autoRollback: true,
    alarmSpecification: { alarms: ["errors"] },
  },
  onTimeout: "rollback",
  assumeRole: { roleArn: "arn:aws:iam::123456789012:role/deploy", tags: { team: "web" } },
};

describe("validation of unknown values", () => {
  for (const [title, inputs] of passedOver) {
    it(`passes over ${title}`, () => {
      assert.deepEqual(failuresOf(inputs), []);
    });
  }

  it("never fails on good inputs, whichever of their values are unknown", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(4)), (stream) => {
        const isHole = () => stream.next().value === 0;
        const holed = JSON.parse(
          JSON.stringify(full, (key, value: unknown) => (key !== "" && isHole() ? unknown : value)),
        ) as Inputs;
        assert.deepEqual(validateInputs(holed, { isUnknown: (value) => value === unknown }), []);
      }),
    );
  });

  it("knows the unknown by the given function alone", () => {
    const hidden = { deep: true };
    const inputs = { autoScalingGroupName: hidden, region: unknown };
    assert.deepEqual(
      validateInputs(inputs, { isUnknown: (value) => value === hidden }).map(
        ({ property }) => property,
      ),
      ["region"],
    );
  });
});
