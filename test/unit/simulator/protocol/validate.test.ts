/** How AWS words what violates the API model. */
import assert from "node:assert/strict";
import type { NormalizedSchema } from "@smithy/core/schema";
import { constraintsOf } from "../../../../simulator/protocol/constraints";
import { operationsOf } from "../../../../simulator/protocol/operation";
import { findViolationMessage } from "../../../../simulator/protocol/validate";
import { requireOperation, requireService } from "../../../support/protocol-schema";

const check = (operation: string, input: Readonly<Record<string, unknown>>): string | undefined =>
  findViolationMessage(
    constraintsOf.autoscaling,
    requireOperation("autoscaling", operation).input,
    input,
  );
const start = (preferences: object): string | undefined =>
  check("StartInstanceRefresh", { AutoScalingGroupName: "web", Preferences: preferences });
const one = (value: string, path: string, rule: string): string =>
  `1 validation error detected: Value ${value} at '${path}' failed to satisfy constraint: ${rule}`;

describe("an input that the API model allows", () => {
  it("has no message", () => {
    assert.equal(
      start({
        MinHealthyPercentage: 0,
        MaxHealthyPercentage: 100,
        CheckpointPercentages: [1, 100],
      }),
      undefined,
    );
  });

  it("may leave out what is not required", () => {
    assert.equal(check("DescribeAutoScalingGroups", {}), undefined);
  });
});

describe("an input that the API model does not allow", () => {
  it("is told all at once, in the words of a recorded answer", () => {
    assert.equal(
      start({ ScaleInProtectedInstances: "", StandbyInstances: "" }),
      "2 validation errors detected: Value '' at 'preferences.scaleInProtectedInstances' failed to satisfy constraint: Member must satisfy enum value set: [Ignore, Wait, Refresh]; Value '' at 'preferences.standbyInstances' failed to satisfy constraint: Member must satisfy enum value set: [Terminate, Ignore, Wait]",
    );
  });

  const messages: readonly [title: string, found: string | undefined, message: string][] = [
    [
      "an absent member",
      check("StartInstanceRefresh", {}),
      one("null", "autoScalingGroupName", "Member must not be null"),
    ],
    [
      "an empty text",
      check("StartInstanceRefresh", { AutoScalingGroupName: "" }),
      one("''", "autoScalingGroupName", "Member must have length greater than or equal to 1"),
    ],
    [
      "a number too great",
      start({ MinHealthyPercentage: 101 }),
      one(
        "'101'",
        "preferences.minHealthyPercentage",
        "Member must have value less than or equal to 100",
      ),
    ],
    [
      "a number too small",
      start({ InstanceWarmup: -1 }),
      one(
        "'-1'",
        "preferences.instanceWarmup",
        "Member must have value greater than or equal to 0",
      ),
    ],
    [
      "an item of a list",
      start({ CheckpointPercentages: [50, 101] }),
      one(
        "'[50, 101]'",
        "preferences.checkpointPercentages",
        "Member must satisfy constraint: [Member must have value less than or equal to 100, Member must have value greater than or equal to 1]",
      ),
    ],
    [
      "a member of a structure in a list",
      check("CreateOrUpdateTags", { Tags: [{ Key: "a" }, { Key: "" }] }),
      one("''", "tags.2.member.key", "Member must have length greater than or equal to 1"),
    ],
    [
      "a text against its pattern",
      check("StartInstanceRefresh", {
        AutoScalingGroupName: "web",
        DesiredConfiguration: { LaunchTemplate: { LaunchTemplateName: "a b c" } },
      }),
      one(
        "'a b c'",
        "desiredConfiguration.launchTemplate.launchTemplateName",
        "Member must satisfy regular expression pattern: [a-zA-Z0-9\\(\\)\\.\\-/_]+",
      ),
    ],
  ];
  for (const [title, found, message] of messages) {
    it(`is told about ${title}`, () => {
      assert.equal(found, message);
    });
  }

  it("may not hold characters that XML cannot carry", () => {
    assert.match(
      check("StartInstanceRefresh", { AutoScalingGroupName: "a\u0000" }) ?? "",
      /regular expression pattern/,
    );
  });
});

describe("the tables of constraints", () => {
  it("name only structures and members that the SDK's schemas have", () => {
    const unknown = findUnknownMembers();
    assert.deepEqual(unknown, []);
  });
});

function findUnknownMembers(): string[] {
  const members = new Map<string, Set<string>>();
  for (const service of ["autoscaling", "elb", "elbv2", "cloudwatch", "sts", "ssm"] as const) {
    for (const operation of operationsOf(requireService(service)).values())
      collect(service, operation.input, members);
  }
  return Object.entries(constraintsOf).flatMap(([service, structures]) =>
    Object.entries(structures).flatMap(([structure, own]) =>
      Object.keys(own)
        .filter((member) => !members.get(`${service} ${structure}`)?.has(member))
        .map((member) => `${service} ${structure}.${member}`),
    ),
  );
}

function collect(
  service: string,
  schema: NormalizedSchema,
  members: Map<string, Set<string>>,
): void {
  if (schema.isListSchema()) collect(service, schema.getValueSchema(), members);
  const key = `${service} ${schema.getName() ?? ""}`;
  if (!schema.isStructSchema() || members.has(key)) return;
  members.set(key, new Set());
  for (const [name, member] of schema.structIterator()) {
    members.get(key)?.add(name);
    collect(service, member, members);
  }
}
