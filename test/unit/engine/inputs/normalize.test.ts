/** The inputs reach AWS in AWS's own form, however they were written. */
import assert from "node:assert/strict";
import { normalizeInputs } from "../../../../engine/inputs/normalize";
import { asInputs } from "../../../../engine/resource/known-inputs";
import { withOverrides } from "./refuses";

describe("normalizeInputs", () => {
  const rows: readonly (readonly [title: string, given: object, expected: object])[] = [
    [
      "numbers that are copied as text from an aws.autoscaling.Group",
      {
        preferences: {
          instanceWarmup: "300",
          checkpointDelay: "60",
          checkpointPercentages: ["50"],
        },
      },
      { preferences: { instanceWarmup: 300, checkpointDelay: 60, checkpointPercentages: [50] } },
    ],
    [
      "requirements that are spelled as @pulumi/aws spells them",
      withOverrides({
        instanceRequirements: { vcpuCount: { min: "2" }, memoryMib: { min: 1024 } },
      }),
      withOverrides({ instanceRequirements: { vCpuCount: { min: 2 }, memoryMiB: { min: 1024 } } }),
    ],
    ["a version as it is", { version: "3" }, { version: "3" }],
    [
      "hidden properties as they are",
      { __timeouts: { create: "1" } },
      { __timeouts: { create: "1" } },
    ],
    [
      "values of triggers as they are",
      { triggers: { bakeTime: "1" } },
      { triggers: { bakeTime: "1" } },
    ],
    ["what does not fit", { preferences: "fast", gates: [7] }, { preferences: "fast", gates: [7] }],
  ];
  for (const [title, given, expected] of rows) {
    it(`gives ${title}`, () => {
      assert.deepEqual(normalizeInputs({ ...given }), expected);
    });
  }

  it("leaves the inputs as they were", () => {
    const inputs = { preferences: { bakeTime: "1" } };
    normalizeInputs(inputs);
    assert.deepEqual(inputs, { preferences: { bakeTime: "1" } });
  });

  it("is what every host's inputs go through", () => {
    const { preferences } = asInputs({
      autoScalingGroupName: "web",
      preferences: { bakeTime: "60" },
    });
    assert.equal(preferences?.bakeTime, 60);
  });
});
