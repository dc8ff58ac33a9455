/** Inputs are read back from AWS so that drift shows, and AWS's own defaults do not. */
import assert from "node:assert/strict";
import { unshape } from "../../../tools/resource-aws/unshape";

type Row = readonly [
  title: string,
  inputs: Readonly<Record<string, unknown>>,
  answer: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
];

const rows: readonly Row[] = [
  ["keeps what is the same", { minSize: 2 }, { MinSize: 2 }, { minSize: 2 }],
  ["shows what is different", { minSize: 2 }, { MinSize: 3 }, { minSize: 3 }],
  ["shows what is gone", { minSize: 2 }, {}, {}],
  ["ignores what nobody asked for", {}, { HealthCheckType: "EC2" }, {}],
  [
    "keeps a nothing that AWS does not report",
    { tags: [], on: false },
    {},
    { tags: [], on: false },
  ],
  ["keeps a number that the program gives as text", { size: "20" }, { Size: 20 }, { size: "20" }],
  ["keeps a boolean that the program gives as text", { on: "true" }, { On: true }, { on: "true" }],
  [
    "splits a list that AWS has as one text",
    { zones: ["a", "b"] },
    { Zones: "a,b" },
    { zones: ["a", "b"] },
  ],
  [
    "keeps the program's order of a list",
    { zones: ["b", "a"] },
    { Zones: ["a", "b"] },
    { zones: ["b", "a"] },
  ],
  ["shows a list's new item last", { zones: ["b"] }, { Zones: ["a", "b"] }, { zones: ["b", "a"] }],
  [
    "shows a changed item in its place",
    { zones: ["b", "a"] },
    { Zones: ["b", "c"] },
    { zones: ["b", "c"] },
  ],
  [
    "reads pairs as a map, without the tags of AWS itself",
    { tags: { a: "1" } },
    {
      Tags: [
        { Key: "a", Value: "2" },
        { Key: "aws:x", Value: "y" },
        { Key: "b", Value: "3" },
      ],
    },
    { tags: { a: "2", b: "3" } },
  ],
  [
    "reads only the asked keys of a block",
    { launchTemplate: { version: "1" } },
    { LaunchTemplate: { Version: "2", LaunchTemplateName: "web" } },
    { launchTemplate: { version: "2" } },
  ],
];

describe("reading inputs back from an AWS answer", () => {
  for (const [title, inputs, answer, expected] of rows) {
    it(title, () => {
      assert.deepEqual(unshape(inputs, answer, {}), expected);
    });
  }

  it("knows AWS's name for a renamed property", () => {
    const renamed = { name: "AutoScalingGroupName", "launchTemplate.id": "LaunchTemplateId" };
    const answer = { AutoScalingGroupName: "web", LaunchTemplate: { LaunchTemplateId: "lt-2" } };
    assert.deepEqual(unshape({ name: "web", launchTemplate: { id: "lt-1" } }, answer, renamed), {
      name: "web",
      launchTemplate: { id: "lt-2" },
    });
  });
});
