/** How the failures come: all at once, each once, and with the inputs left as they were. */
import assert from "node:assert/strict";
import { validateInputs } from "../../../../engine/inputs/validate";
import { failuresOf, template, withOverrides, type Inputs } from "./refuses";

const propertiesOf = (inputs: Inputs) => failuresOf(inputs).map(({ property }) => property);

describe("validation", () => {
  it("asks for the group's name when nothing is given", () => {
    assert.deepEqual(
      validateInputs({}).map(({ property }) => property),
      ["autoScalingGroupName"],
    );
  });

  it("shows every failure at once, values before rules", () => {
    const failures = propertiesOf({
      autoScalingGroupName: "",
      preferences: {
        minHealthyPercentage: 101,
        checkpointPercentages: [50, 0, 20],
        checkpointDelay: "9 minutes",
        bakeTime: -1,
      },
      onTimeout: "rollback",
      region: "us-east-1a",
      colour: "blue",
    });
    assert.deepEqual(failures, [
      "colour",
      "autoScalingGroupName",
      "preferences.minHealthyPercentage",
      "preferences.checkpointPercentages[1]",
      "preferences.checkpointDelay",
      "preferences.bakeTime",
      "region",
      "preferences.checkpointPercentages[2]",
      "onTimeout",
    ]);
  });

  it("reports every entry of a list that is wrong", () => {
    assert.deepEqual(propertiesOf({ preferences: { checkpointPercentages: [0, 1000, "x"] } }), [
      "preferences.checkpointPercentages[0]",
      "preferences.checkpointPercentages[1]",
      "preferences.checkpointPercentages[2]",
    ]);
  });

  it("still reports what is missing beside a value that is wrong", () => {
    const { preferences } = { preferences: { checkpointDelay: 999999, maxHealthyPercentage: 10 } };
    assert.deepEqual(
      failuresOf({ preferences }).map(
        ({ property, reason }) => `${property}: ${reason.split(":")[0] ?? ""}`,
      ),
      [
        "preferences.maxHealthyPercentage: 10 is less than 100",
        "preferences.checkpointDelay: 999999 is more than 172800",
        "preferences.maxHealthyPercentage: a value is given without minHealthyPercentage",
        "preferences.checkpointDelay: a value is given without checkpointPercentages",
      ],
    );
  });

  const oneCauseOneFailure: readonly (readonly [string, Inputs, string])[] = [
    [
      "a minimum out of range",
      { preferences: { minHealthyPercentage: -50, maxHealthyPercentage: 150 } },
      "preferences.minHealthyPercentage",
    ],
    ["preferences of another type", { preferences: "fast" }, "preferences"],
    [
      "a configuration of another type",
      { desiredConfiguration: "lt-0", onTimeout: "rollback", strategy: "ReplaceRootVolume" },
      "desiredConfiguration",
    ],
    [
      "a template's id",
      { desiredConfiguration: { launchTemplate: { launchTemplateId: 7 } } },
      "desiredConfiguration.launchTemplate.launchTemplateId",
    ],
    [
      "a misspelt configuration",
      { desired_configuration: template, onTimeout: "rollback" },
      "desired_configuration",
    ],
    [
      "overrides of another type",
      {
        strategy: "ReplaceRootVolume",
        desiredConfiguration: {
          mixedInstancesPolicy: {
            launchTemplate: {
              launchTemplateSpecification: template.launchTemplate,
              overrides: "x",
            },
          },
        },
      },
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides",
    ],
    [
      "requirements of another type",
      withOverrides({ instanceRequirements: 7 }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements",
    ],
  ];
  for (const [title, inputs, property] of oneCauseOneFailure) {
    it(`does not report a second time what follows from ${title}`, () => {
      assert.deepEqual(propertiesOf(inputs), [property]);
    });
  }

  it("leaves the inputs as they were", () => {
    const inputs = freeze({
      ...withOverrides({ x: 1 }),
      preferences: { checkpointPercentages: [3, 2, 1] },
      triggers: { a: [{ b: null }] },
    });
    const before = JSON.stringify(inputs);
    assert.equal(propertiesOf(inputs).length, 3);
    assert.equal(JSON.stringify(inputs), before);
  });

  it("answers the same for the same inputs", () => {
    const inputs = { preferences: { bakeTime: -1, checkpointDelay: 1 }, nothing: 1 };
    assert.deepEqual(failuresOf(inputs), failuresOf(inputs));
  });

  it("ends every reason with a fix after a semicolon", () => {
    const reasons = failuresOf({
      colour: 1,
      hold: 1,
      preferences: { maxHealthyPercentage: 1, checkpointDelay: 1 },
    }).map(({ reason }) => reason);
    assert.deepEqual(
      reasons.filter((reason) => !/^[^.]+: .+; .+[.?]$/.test(reason)),
      [],
    );
    assert.equal(reasons.length, 5);
  });
});

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === "object" && part !== null) freeze(part);
  }
  return Object.freeze(value);
}
