/** What a scenario may hold, and how its faults are told. */
import assert from "node:assert/strict";
import { parseScenario, ScenarioError } from "../../../../simulator/scenario/parse";

function faultsOf(scenario: unknown): readonly string[] {
  try {
    parseScenario(scenario);
    return [];
  } catch (error) {
    assert.ok(error instanceof ScenarioError);
    return error.faults;
  }
}

describe("a scenario", () => {
  const good: readonly unknown[] = [
    {},
    [],
    { rules: [] },
    {
      rules: [
        {
          kind: "throttle",
          service: "autoscaling",
          action: "A",
          after: 0,
          times: 1,
          from: 0,
          for: 0.5,
        },
      ],
    },
    { rules: [{ kind: "error", code: "ExpiredToken", message: "", status: 403 }] },
    [
      { kind: "delay", seconds: 1.5, milliseconds: 10 },
      { kind: "malformed" },
      { kind: "drop", when: "afterEffect" },
    ],
    [{ kind: "stale", service: "ec2", action: "DescribeImages", seconds: 0.5 }],
    [
      {
        kind: "omit",
        action: "DescribeInstanceRefreshes",
        fields: ["InstanceRefreshes.StartTime"],
      },
    ],
    [{ kind: "reorder", action: "DescribeTags", lists: ["Tags"], order: "rotate" }],
    [{ kind: "reorder", service: "ec2", action: "DescribeTags" }],
    [{ kind: "launch", failure: "no capacity", times: 2 }],
    [{ kind: "target", launchTemplateVersion: 2, failsAfter: 0, times: 1 }],
    [{ kind: "target", launchTemplateVersion: "2", failsAfter: 0 }],
    [{ kind: "competingRefresh", autoScalingGroupName: "web", after: 1, launchTemplateVersion: 2 }],
    [{ kind: "missingInstanceProfile", instanceProfileName: "web", for: 10 }],
    [{ kind: "missingImage", imageId: "ami-0123456789abcdef0" }],
    [{ kind: "hook", lifecycleHookName: "ready", result: "ABANDON", after: 30 }],
    [{ kind: "competingRefresh", autoScalingGroupName: "web", after: 60 }],
    [{ kind: "competingRefresh", autoScalingGroupName: "web", percentage: 50 }],
    [{ kind: "alarm", alarmName: "high", state: "ALARM", after: 0 }],
    { requestLimit: { size: 10, refillPerSecond: 0.5 } },
  ];
  for (const scenario of good) {
    it(`may be ${JSON.stringify(scenario)}`, () => {
      assert.deepEqual(faultsOf(scenario), []);
    });
  }

  it("that is a list is a list of rules", () => {
    assert.deepEqual(parseScenario([{ kind: "malformed" }]), { rules: [{ kind: "malformed" }] });
  });

  const bad: readonly [scenario: unknown, fault: RegExp][] = [
    ["throttle", /a scenario is an object/],
    [null, /a scenario is an object/],
    [{ rule: [] }, /^rule: is no part of a scenario/],
    [{ rules: {} }, /^rules: must be a list/],
    [[3], /^rules\[0\]: must be an object/],
    [[{}], /^rules\[0\]\.kind: must be one of throttle, error/],
    [[{ kind: "toString" }], /^rules\[0\]\.kind: must be one of/],
    [
      [{ kind: "throttle", time: 1 }],
      /^rules\[0\]\.time: is not known here; known are service, action/,
    ],
    [
      [{ kind: "competingRefresh", autoScalingGroupName: "web" }],
      /^rules\[0\]: needs after or percentage, and not both/,
    ],
    [
      [{ kind: "competingRefresh", autoScalingGroupName: "web", percentage: 101 }],
      /^rules\[0\]\.percentage: must be a number from 0 to 100/,
    ],
    [[{ kind: "throttle", times: 0 }], /^rules\[0\]\.times: must be an integer of at least 1/],
    [[{ kind: "throttle", after: 1.5 }], /^rules\[0\]\.after: must be an integer of at least 0/],
    [[{ kind: "throttle", for: -1 }], /^rules\[0\]\.for: must be a number of at least 0/],
    [
      [{ kind: "throttle", service: "s3" }],
      /^rules\[0\]\.service: must be one of autoscaling, ec2/,
    ],
    [[{ kind: "stale", seconds: 0 }], /^rules\[0\]\.seconds: must be a number above 0/],
    [[{ kind: "omit", fields: ["A"] }], /^rules\[0\]\.action: is required and must be a text/],
    [
      [{ kind: "omit", action: "DescribeTags", fields: [] }],
      /^rules\[0\]\.fields: must be a list of texts/,
    ],
    [
      [{ kind: "omit", action: "DescribeTags", fields: ["Tags.Colour"] }],
      /^rules\[0\]\.fields: DescribeTags answers no Tags\.Colour$/,
    ],
    [
      [{ kind: "omit", service: "ssm", action: "DescribeTags", fields: ["Tags"] }],
      /^rules\[0\]\.fields: there is no action DescribeTags$/,
    ],
    [
      [{ kind: "reorder", action: "DescribeTags", lists: ["Tags.Key"] }],
      /^rules\[0\]\.lists: DescribeTags answers no list Tags\.Key$/,
    ],
    [[{ kind: "error", message: "m" }], /^rules\[0\]\.code: is required and must be a text/],
    [
      [{ kind: "error", code: "C", message: "m", status: 200 }],
      /^rules\[0\]\.status: must be an HTTP status/,
    ],
    [
      [{ kind: "drop" }],
      /^rules\[0\]\.when: is required and must be one of beforeEffect, afterEffect/,
    ],
    [
      { requestLimit: { size: 1, refillPerSecond: 0 } },
      /^requestLimit\.refillPerSecond: must be a number above 0/,
    ],
  ];
  for (const [scenario, fault] of bad) {
    it(`may not be ${JSON.stringify(scenario)}`, () => {
      const faults = faultsOf(scenario);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? "", fault);
    });
  }

  it("is told all its faults at once", () => {
    assert.equal(
      faultsOf([{ kind: "throttle", times: 0 }, { kind: "storm" }, { kind: "drop" }]).length,
      3,
    );
  });
});
