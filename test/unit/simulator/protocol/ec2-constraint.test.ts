/** Constraints of EC2: the first fault is answered, in EC2's words. */
import assert from "node:assert/strict";
import { CreateLaunchTemplate$, RegisterImage$, RunInstances$ } from "@aws-sdk/client-ec2";
import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";
import { ec2Constraints } from "../../../../simulator/protocol/constraints/ec2";
import { findEc2Violation } from "../../../../simulator/protocol/ec2-constraint";

function violationOf(operation: StaticOperationSchema, input: Readonly<Record<string, unknown>>) {
  const found = findEc2Violation(ec2Constraints, NormalizedSchema.of(operation[4]), input);
  return found && [found.code, found.message];
}

describe("the constraints of EC2", () => {
  const run = { MinCount: 1, MaxCount: 1 };
  const table: readonly (readonly [
    string,
    StaticOperationSchema,
    Readonly<Record<string, unknown>>,
    readonly [string, string] | undefined,
  ])[] = [
    ["everything that must be there", RunInstances$, run, undefined],
    [
      "a parameter that is missing",
      RunInstances$,
      { MinCount: 1 },
      ["MissingParameter", "The request must contain the parameter MaxCount"],
    ],
    [
      "a parameter that is missing further down",
      RunInstances$,
      { ...run, Monitoring: {} },
      ["MissingParameter", "The request must contain the parameter Monitoring.Enabled"],
    ],
    [
      "a word that there is not",
      RunInstances$,
      { ...run, InstanceInitiatedShutdownBehavior: "hibernate" },
      [
        "InvalidParameterValue",
        "Value (hibernate) for parameter instanceInitiatedShutdownBehavior is invalid.",
      ],
    ],
    [
      "a malformed image name",
      RegisterImage$,
      { Name: "no" },
      [
        "InvalidAMIName.Malformed",
        "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
      ],
    ],
    [
      "the first of several faults",
      CreateLaunchTemplate$,
      { LaunchTemplateName: "no", VersionDescription: "x".repeat(256) },
      [
        "InvalidLaunchTemplateName.MalformedException",
        "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.",
      ],
    ],
    [
      "a text that is too long",
      RegisterImage$,
      { Name: "app", Description: "x".repeat(256) },
      ["InvalidParameterValue", `Value (${"x".repeat(256)}) for parameter description is invalid.`],
    ],
  ];
  for (const [what, operation, input, expected] of table) {
    it(`judge ${what}`, () => {
      assert.deepEqual(violationOf(operation, input), expected);
    });
  }

  it("are about structures that EC2 has", async () => {
    const schemas = Object.values(await import("@aws-sdk/client-ec2")).filter(Array.isArray);
    const names = new Set(schemas.map((schema: readonly unknown[]) => schema[2]));
    assert.deepEqual(
      Object.keys(ec2Constraints).filter((name) => !names.has(name)),
      [],
    );
  });
});
