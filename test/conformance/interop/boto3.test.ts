/** boto3, unchanged, rolls a group, stops the roll, takes it back, and reads alarms. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describeInterop } from "../../support/interop";

const script = join(__dirname, "refreshes.py");

describeInterop("boto3", { requirements: ["boto3==1.44.5"] }, (withInterop) => {
  const tellStory = (story: readonly string[], expected: unknown): Promise<void> =>
    withInterop(async ({ runJson }) => {
      assert.deepEqual(await runJson("python", script, ...story), expected);
    });

  it("rolls a group to a new version, and pages through what happened", () =>
    tellStory(["rolled"], {
      statuses: ["InProgress", "Successful"],
      percentage: 100,
      left: 0,
      took: true,
      preferences: {
        MinHealthyPercentage: 50,
        InstanceWarmup: 0,
        SkipMatching: false,
        AutoRollback: false,
        AlarmSpecification: {},
      },
      versions: ["2", "2", "2", "2"],
      tag: "a<b>&é",
      activities: 12,
      distinct: 12,
    }));

  it("cancels a refresh half way and leaves the fleet mixed", () =>
    tellStory(["cancelled"], {
      same: true,
      statuses: ["Cancelling", "Cancelled"],
      reason: "Cancelled due to user request.",
      versions: ["1", "1", "2", "2"],
    }));

  it("rolls a refresh back half way", () =>
    tellStory(["rolled_back"], {
      same: true,
      statuses: ["RollbackInProgress", "RollbackSuccessful"],
      rollback: [
        "InstancesToUpdateOnRollback",
        "PercentageCompleteOnRollback",
        "RollbackReason",
        "RollbackStartTime",
      ],
      versions: ["1", "1", "1", "1"],
    }));

  it("raises the exceptions that boto3 makes of AWS's codes", () =>
    tellStory(
      ["refused"],
      [
        ["InstanceRefreshInProgressFault", "InstanceRefreshInProgress", 400],
        ["ClientError", "ValidationError", 400],
        ["ClientError", "ValidationError", 400],
        ["ClientError", "InvalidLaunchTemplateName.NotFoundException", 400],
      ],
    ));

  it("signs addresses that anybody may open, as they are", () =>
    tellStory(
      ["presigned"],
      [
        [200, "GetCallerIdentity"],
        [200, "DescribeAutoScalingGroups"],
        [200, "DescribeAvailabilityZones"],
        [403, "SignatureDoesNotMatch"],
      ],
    ));

  for (const [protocol, ...chosen] of [
    ["json"],
    ["smithy-rpc-v2-cbor", "smithy-rpc-v2-cbor"],
    ["query", "query"],
  ] as const) {
    it(`puts metric data in the protocol ${protocol}, and an alarm on it takes a roll back`, () =>
      tellStory(["alarmed", ...chosen], {
        protocol,
        threshold: 1.5,
        state: "ALARM",
        updated: 2026,
        statuses: ["Baking", "RollbackInProgress", "RollbackSuccessful"],
        versions: ["1", "1"],
        errors: [2],
        unknown: ["ResourceNotFound", "ResourceNotFound", 404],
      }));
  }
});
