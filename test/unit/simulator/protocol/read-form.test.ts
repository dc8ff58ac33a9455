/** What the form-encoded protocols make of a request body. */
import assert from "node:assert/strict";
import { parseForm } from "../../../../simulator/protocol/form";
import { readForm } from "../../../../simulator/protocol/read-form";
import type { Reading } from "../../../../simulator/protocol/reading";
import { requireOperation } from "../../../support/protocol-schema";

const readQuery = (operation: string, body: string): Reading =>
  readForm(requireOperation("autoscaling", operation).input, parseForm(body), "awsQuery");
const readEc2 = (operation: string, body: string): Reading =>
  readForm(requireOperation("ec2", operation).input, parseForm(body), "ec2Query");

const readings: readonly [title: string, operation: string, body: string, input: object][] = [
  ["a text", "StartInstanceRefresh", "AutoScalingGroupName=web", { AutoScalingGroupName: "web" }],
  [
    "an escaped text",
    "StartInstanceRefresh",
    "AutoScalingGroupName=a%26b+%C3%A9",
    { AutoScalingGroupName: "a&b é" },
  ],
  ["an empty text", "StartInstanceRefresh", "AutoScalingGroupName=", { AutoScalingGroupName: "" }],
  [
    "nested structures",
    "StartInstanceRefresh",
    "DesiredConfiguration.LaunchTemplate.Version=%24Latest",
    { DesiredConfiguration: { LaunchTemplate: { Version: "$Latest" } } },
  ],
  [
    "numbers",
    "StartInstanceRefresh",
    "Preferences.MinHealthyPercentage=90&Preferences.InstanceWarmup=-1",
    { Preferences: { MinHealthyPercentage: 90, InstanceWarmup: -1 } },
  ],
  [
    "a list in the order of its numbers, not of its parameters",
    "StartInstanceRefresh",
    "Preferences.CheckpointPercentages.member.10=100&Preferences.CheckpointPercentages.member.2=50",
    { Preferences: { CheckpointPercentages: [50, 100] } },
  ],
  [
    "an empty list",
    "StartInstanceRefresh",
    "Preferences.CheckpointPercentages=",
    { Preferences: { CheckpointPercentages: [] } },
  ],
  [
    "a list of structures",
    "CreateOrUpdateTags",
    "Tags.member.1.Key=a&Tags.member.1.PropagateAtLaunch=true&Tags.member.2.Key=b",
    { Tags: [{ Key: "a", PropagateAtLaunch: true }, { Key: "b" }] },
  ],
  [
    "a time",
    "PutScheduledUpdateGroupAction",
    "StartTime=2026-01-01T00%3A00%3A00Z",
    { StartTime: new Date("2026-01-01T00:00:00Z") },
  ],
];

describe("a form-encoded request of Auto Scaling", () => {
  for (const [title, operation, body, input] of readings) {
    it(`carries ${title}`, () => {
      assert.deepEqual(readQuery(operation, body), { input, mismatches: [] });
    });
  }

  for (const [spelling, value] of [
    ["true", true],
    ["True", true],
    ["1", true],
    ["FALSE", false],
    ["0", false],
  ] as const) {
    it(`takes ${spelling} for ${String(value)}`, () => {
      const { input } = readQuery("StartInstanceRefresh", `Preferences.SkipMatching=${spelling}`);
      assert.deepEqual(input, { Preferences: { SkipMatching: value } });
    });
  }

  it("names a parameter that the operation does not have", () => {
    const { mismatches } = readQuery(
      "StartInstanceRefresh",
      "Preferences.Speed=9&AutoScalingGroupName=web",
    );
    assert.deepEqual(
      mismatches.map(({ kind, parameter }) => [kind, parameter]),
      [["unknown", "Preferences.Speed"]],
    );
  });

  it("names what is below a parameter that holds a single value", () => {
    const { mismatches } = readQuery("StartInstanceRefresh", "AutoScalingGroupName.member.1=web");
    assert.deepEqual(
      mismatches.map(({ parameter }) => parameter),
      ["AutoScalingGroupName.member"],
    );
  });

  const misfits: readonly [body: string, parameter: string, expected: string][] = [
    ["Preferences.SkipMatching=yes", "Preferences.SkipMatching", "boolean"],
    ["Preferences.InstanceWarmup=soon", "Preferences.InstanceWarmup", "number"],
    ["Preferences.InstanceWarmup=", "Preferences.InstanceWarmup", "number"],
    ["Preferences=none", "Preferences", "structure"],
    ["Preferences.CheckpointPercentages=50", "Preferences.CheckpointPercentages", "list"],
    [
      "Preferences.CheckpointPercentages.member.1=x",
      "Preferences.CheckpointPercentages.member.1",
      "number",
    ],
  ];
  for (const [body, parameter, expected] of misfits) {
    it(`asks for a ${expected} where it reads ${body}`, () => {
      const [mismatch] = readQuery("StartInstanceRefresh", body).mismatches;
      assert.deepEqual(
        [mismatch?.kind, mismatch?.parameter, mismatch?.expected],
        ["type", parameter, expected],
      );
    });
  }

  it("keeps no list items without a number", () => {
    const { input, mismatches } = readQuery(
      "DescribeInstanceRefreshes",
      "InstanceRefreshIds.member.x=1&InstanceRefreshIds.1=2",
    );
    assert.deepEqual(input, { InstanceRefreshIds: [] });
    assert.deepEqual(mismatches.map(({ parameter }) => parameter).sort(), [
      "InstanceRefreshIds.1",
      "InstanceRefreshIds.member.x",
    ]);
  });

  it("is not deceived by names that every object has", () => {
    const { input, mismatches } = readQuery(
      "StartInstanceRefresh",
      "__proto__.x=1&constructor=2&toString=3",
    );
    assert.deepEqual(Object.keys(input), []);
    assert.equal(mismatches.length, 3);
  });
});

describe("a form-encoded request of EC2", () => {
  it("numbers lists flat and names items in the singular", () => {
    const { input, mismatches } = readEc2(
      "DescribeImages",
      "ImageId.1=ami-1&Filter.1.Name=state&Filter.1.Value.1=available",
    );
    assert.deepEqual(mismatches, []);
    assert.deepEqual(input, {
      ImageIds: ["ami-1"],
      Filters: [{ Name: "state", Values: ["available"] }],
    });
  });

  it("carries the data of a launch template", () => {
    const body = [
      "LaunchTemplateName=web",
      "LaunchTemplateData.ImageId=ami-1",
      "LaunchTemplateData.SecurityGroupId.1=sg-1",
      "LaunchTemplateData.TagSpecification.1.ResourceType=instance",
      "LaunchTemplateData.TagSpecification.1.Tag.1.Key=Name",
      "LaunchTemplateData.BlockDeviceMapping.1.Ebs.VolumeSize=8",
    ].join("&");
    assert.deepEqual(readEc2("CreateLaunchTemplate", body), {
      mismatches: [],
      input: {
        LaunchTemplateName: "web",
        LaunchTemplateData: {
          BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }],
          ImageId: "ami-1",
          TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name" }] }],
          SecurityGroupIds: ["sg-1"],
        },
      },
    });
  });
});
