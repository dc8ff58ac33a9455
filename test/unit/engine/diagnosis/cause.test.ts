/** What a diagnosis takes for the cause of each ending. */
import assert from "node:assert/strict";
import { explain } from "../../../../engine/diagnosis/explain";
import type { Diagnostics } from "../../../../engine/diagnosis/diagnostics";
import { endedBadly } from "../../../../engine/run/errors/ending";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aFailedLaunch, aSuccessfulLaunch, at } from "../../../support/provider/an-activity";
import { failedRefresh, someDiagnostics } from "../../../support/provider/some-diagnostics";

const imageMissing = "The image id '[ami-0gone]' does not exist. Launching EC2 instance failed.";
const noCapacity =
  "We currently do not have sufficient t3.small capacity in the Availability Zone you requested (eu-west-1a). Launching EC2 instance failed.";

/** The error that a refresh ends with. */
function errorOf(parts: Partial<Diagnostics>): string {
  const gathered = someDiagnostics(parts);
  return endedBadly(gathered.errorContext, gathered.refresh, explain(gathered)).message;
}

/** The error as lines. */
function linesOf(parts: Partial<Diagnostics>): readonly string[] {
  return errorOf(parts).split("\n");
}

describe("the cause", () => {
  const rollbackDetails = {
    rollbackReason: "The refresh made no progress.",
    rollbackStartTime: at(3600),
  };
  const activities = [
    aSuccessfulLaunch(3650, 3660),
    aFailedLaunch(70, imageMissing),
    aFailedLaunch(12, imageMissing),
  ];

  it("of a rollback is what failed before it, not that its own launches succeed", () => {
    const refresh = { ...failedRefresh, status: "RollbackSuccessful", rollbackDetails };
    assert.deepEqual(linesOf({ refresh, activities }), [
      "Rolling web (r-ours): AWS rolled back: image ami-0gone does not exist in this Region, or this account may not use it (2 launches failed). The old configuration is back on every instance; the new one is not running. The next `pulumi up` does not try the same target again, unless retryAfterRollback is true or `triggers` change.",
      "  status reason: Waiting for instances to warm up before continuing.",
      "  rollback reason: The refresh made no progress.",
      "  failed activities since 10:00:00Z:",
      "    2 × The image id '[ami-0gone]' does not exist. Launching EC2 instance failed. (last at 10:01:10Z)",
      "  next: put an image that exists into the launch template (imageId), then run `pulumi up`",
    ]);
  });

  it("of a rollback may be fixed outside the launch template, and then the same target is tried again", () => {
    const quota = "You have requested more vCPU capacity than your current vCPU limit of 32 allows";
    const failures = [70, 400].map((seconds) => aFailedLaunch(seconds, quota)).reverse();
    const refresh = { ...failedRefresh, status: "RollbackSuccessful", rollbackDetails };
    assert.match(
      linesOf({ refresh, activities: failures }).at(-1) ?? "",
      /^ {2}next: have the quota raised .*, then run `pulumi up` with retryAfterRollback: true$/,
    );
    assert.doesNotMatch(linesOf({ activities: failures }).at(-1) ?? "", /retryAfterRollback/);
  });

  it("of a rollback is not what stands in the way after it", () => {
    const refresh = { ...failedRefresh, status: "RollbackSuccessful", rollbackDetails };
    const group = aGroup({ suspendedProcesses: ["Launch"] });
    assert.match(errorOf({ refresh, group }), /AWS rolled back: The refresh made no progress\. /);
  });

  it("of a rollback is the protected instances that alone were left to replace", () => {
    const details = { ...rollbackDetails, instancesToUpdateOnRollback: 1 };
    const refresh = { ...failedRefresh, status: "RollbackSuccessful", rollbackDetails: details };
    const instances = [
      anInstance("i-0a", 1, { protectedFromScaleIn: true }),
      anInstance("i-0b", 1),
    ];
    const lines = linesOf({ refresh, group: aGroup({ instances }) });
    assert.match(
      lines[0] ?? "",
      /AWS rolled back: the refresh waited for i-0a, which is protected from scale in\. /,
    );
    assert.equal(
      lines.at(-1),
      "  next: aws autoscaling set-instance-protection --auto-scaling-group-name web --no-protected-from-scale-in --instance-ids i-0a --region eu-west-1, then run `pulumi up` with retryAfterRollback: true",
    );
  });

  it("of a rollback is not the protected instances where others were left, too", () => {
    const details = { ...rollbackDetails, instancesToUpdateOnRollback: 2 };
    const refresh = { ...failedRefresh, status: "RollbackSuccessful", rollbackDetails: details };
    const instances = [
      anInstance("i-0a", 1, { protectedFromScaleIn: true }),
      anInstance("i-0b", 1),
    ];
    assert.match(
      errorOf({ refresh, group: aGroup({ instances }) }),
      /AWS rolled back: The refresh made no progress\. /,
    );
  });

  it("of a rollback that failed is what failed during it", () => {
    const refresh = { ...failedRefresh, status: "RollbackFailed", rollbackDetails };
    const late = [aFailedLaunch(3700, noCapacity), ...activities.slice(1)];
    assert.match(
      errorOf({ refresh, activities: late }),
      /RollbackFailed: a launch failed: We currently/,
    );
  });

  it("of a cancellation is the cancellation", () => {
    const statusReason = "Cancelled due to user request.";
    const refresh = { ...failedRefresh, status: "Cancelled", statusReason };
    assert.deepEqual(linesOf({ refresh, activities: activities.slice(1) }), [
      "Rolling web (r-ours): it was cancelled: Cancelled due to user request. Instances that had been replaced keep the new configuration, the others the old one.",
      "  failed activities since 10:00:00Z:",
      "    2 × The image id '[ami-0gone]' does not exist. Launching EC2 instance failed. (last at 10:01:10Z)",
      "  next: put an image that exists into the launch template (imageId), then run `pulumi up`",
    ]);
    assert.equal(linesOf({ refresh }).at(-1), "  next: pulumi up");
  });
});
