/** Good inputs have no failure, from the smallest to the fullest. */
import assert from "node:assert/strict";
import { validateInputs } from "../../../../engine/inputs/validate";
import { accepts, type GoodRow } from "./accepts";

const roleArn = "arn:aws-us-gov:iam::123456789012:role/teams/deploy";

const goodInputs: readonly GoodRow[] = [
  ["a group's name alone", {}],
  ["absent values in every place", { preferences: null, strategy: undefined, region: null }],
  [
    "empty lists and objects, which are dropped",
    {
      desiredConfiguration: {},
      preferences: { checkpointPercentages: [], alarmSpecification: { alarms: [] } },
      triggers: {},
      ignoreTemplateFields: [],
      assumeRole: {},
    },
  ],
  [
    "the lowest preferences",
    {
      preferences: {
        minHealthyPercentage: 0,
        maxHealthyPercentage: 100,
        instanceWarmup: 0,
        checkpointPercentages: [1],
        checkpointDelay: 0,
        bakeTime: 0,
      },
    },
  ],
  [
    "the highest preferences",
    {
      preferences: {
        minHealthyPercentage: 100,
        maxHealthyPercentage: 200,
        instanceWarmup: 2147483647,
        checkpointPercentages: [1, 99, 100],
        checkpointDelay: 172800,
        bakeTime: 172800,
      },
    },
  ],
  [
    "every preference word",
    {
      preferences: {
        scaleInProtectedInstances: "Refresh",
        standbyInstances: "Terminate",
        skipMatching: false,
        autoRollback: false,
      },
    },
  ],
  [
    "ten alarms",
    {
      preferences: {
        alarmSpecification: { alarms: Array.from({ length: 10 }, (_, n) => `alarm-${n}`) },
      },
    },
  ],
  [
    "triggers of any values",
    { triggers: { one: 1, two: "2", three: { deep: [null, true] }, "a key": null } },
  ],
  ["template fields to ignore", { ignoreTemplateFields: ["tagSpecifications", "userData"] }],
  [
    "all choices",
    {
      strategy: "Rolling",
      hold: true,
      onConflict: "supersede",
      onInterrupt: "cancel",
      onTimeout: "leave",
      onDelete: "cancel",
      failFast: false,
      onFailFast: "leave",
      verify: "strict",
      retryAfterRollback: true,
    },
  ],
  ...[
    "us-east-1",
    "us-gov-west-1",
    "cn-northwest-1",
    "eusc-de-east-1",
    "us-isob-east-1",
    "eu-isoe-west-1",
    "ap-southeast-7",
  ].map((region): GoodRow => [`the region ${region}`, { region }]),
  ...[
    "http://127.0.0.1:4566",
    "https://autoscaling.us-east-1.amazonaws.com",
    "http://[::1]:80/",
    "HTTPS://proxy/aws?x=1",
  ].map((endpoint): GoodRow => [`the endpoint ${endpoint}`, { endpoint, profile: "dev" }]),
  [
    "a role with everything",
    {
      assumeRole: {
        roleArn,
        sessionName: "ci@web",
        externalId: "a:b/c",
        durationSeconds: 900,
        policy: "{}",
        policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
        tags: { "cost centre": "" },
        transitiveTagKeys: ["cost centre"],
        sourceIdentity: "me",
      },
    },
  ],
  [
    "keys of Pulumi's own, with two underscores, in every object",
    { __urn: "urn", __timeouts: 7, preferences: { __defaults: [] } },
  ],
];

describe("validation of good inputs", () => {
  accepts(goodInputs);

  it("accepts a group name of 255 characters", () => {
    assert.deepEqual(validateInputs({ autoScalingGroupName: "g".repeat(255) }), []);
  });
});
