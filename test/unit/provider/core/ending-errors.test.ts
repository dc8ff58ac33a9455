/** The sentences of a refresh that did not end in success: what happened, what exists now, what to do. */
import assert from "node:assert/strict";
import type { Abandoned } from "../../../../provider/core/abandoned";
import * as errors from "../../../../provider/core/ending-errors";
import type { InstanceRefreshError } from "../../../../provider/core/instance-refresh-error";
import { aFault } from "../../../support/provider/a-fault";
import { aRefresh } from "../../../support/provider/a-refresh";

const scene = { autoScalingGroupName: "web" };
const moving = aRefresh();
const ended = (status: string, statusReason?: string) =>
  aRefresh({ status, ...(statusReason !== undefined && { statusReason }) });
const rollbackReason = "Rollback triggered due to user request.";
const rolledBack = { ...ended("RollbackSuccessful"), rollbackDetails: { rollbackReason } };

type Row = readonly [title: string, error: InstanceRefreshError, code: string, sentence: string];

function says(rows: readonly Row[]): void {
  for (const [title, error, code, sentence] of rows) {
    it(title, () => {
      assert.equal(error.message, sentence);
      assert.equal(error.code, code);
      assert.equal(error.instanceRefreshId, "r-ours");
    });
  }
}

describe("the error of an ending", () => {
  says([
    [
      "says why a refresh failed, and that the fleet is mixed",
      errors.endedBadly(scene, ended("Failed", "An error occurred.")),
      "RefreshFailed",
      "Rolling web (r-ours): it ended Failed: An error occurred. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one. Mend the cause and run `pulumi up` again.",
    ],
    [
      "says less when AWS gives no reason",
      errors.endedBadly(scene, ended("Failed", "")),
      "RefreshFailed",
      "Rolling web (r-ours): it ended Failed. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one. Mend the cause and run `pulumi up` again.",
    ],
    [
      "says why a rollback began, and why it failed",
      errors.endedBadly(scene, {
        ...rolledBack,
        status: "RollbackFailed",
        statusReason: "No capacity.",
      }),
      "RefreshFailed",
      "Rolling web (r-ours): it ended RollbackFailed: Rollback triggered due to user request: No capacity. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one. Mend the cause and run `pulumi up` again.",
    ],
    [
      "says why AWS rolled back, and that the old configuration runs",
      errors.endedBadly(scene, rolledBack),
      "RefreshRolledBack",
      "Rolling web (r-ours): AWS rolled back: Rollback triggered due to user request. The old configuration is back on every instance; the new one is not running. Mend the new launch template and run `pulumi up` again.",
    ],
    [
      "takes the status reason where AWS gives no reason for the rollback",
      errors.endedBadly(scene, ended("RollbackSuccessful", "Rolled back.")),
      "RefreshRolledBack",
      "Rolling web (r-ours): AWS rolled back: Rolled back. The old configuration is back on every instance; the new one is not running. Mend the new launch template and run `pulumi up` again.",
    ],
    [
      "says that somebody cancelled, and that the fleet is mixed",
      errors.endedBadly(scene, ended("Cancelled", "Cancelled due to user request.")),
      "RefreshCancelled",
      "Rolling web (r-ours): it was cancelled: Cancelled due to user request. Instances that had been replaced keep the new configuration, the others the old one. Run `pulumi up` to go on.",
    ],
    [
      "says that the target was rolled back before, and what to do about it",
      errors.rolledBackBefore(scene, rolledBack),
      "RolledBackBefore",
      "Rolling web: this very target was rolled back before (r-ours: Rollback triggered due to user request). The fleet runs the old configuration, and nothing was started. Change the launch template (or triggers) to what should run instead, or set retryAfterRollback: true to try the same target again.",
    ],
    [
      "says so without a reason when AWS gave none",
      errors.rolledBackBefore(scene, ended("RollbackSuccessful")),
      "RolledBackBefore",
      "Rolling web: this very target was rolled back before (r-ours). The fleet runs the old configuration, and nothing was started. Change the launch template (or triggers) to what should run instead, or set retryAfterRollback: true to try the same target again.",
    ],
    [
      "says what AWS needs for a rollback",
      errors.cannotRollBack(scene, moving, aFault("irreversible", "RollbackInstanceRefresh")),
      "CannotRollBack",
      "Rolling back instance refresh (r-ours) of web: RollbackInstanceRefresh: IrreversibleInstanceRefresh: The instance refresh cannot be rolled back. It is as it was, 40% complete, 6 instances left (InProgress). AWS can roll back only a refresh with a desired configuration, of a group whose own launch template version is a number and whose image is not an SSM parameter.",
    ],
  ]);
});

describe("the error of an unproven success", () => {
  const instance = { instanceId: "i-0a", lifecycleState: "InService" };
  const launchTemplate = { launchTemplateId: "lt-0web", version: "1" };
  says([
    [
      "names the instances that do not run the target, and why",
      errors.notVerified(scene, ended("Successful"), [
        { instance: { ...instance, launchTemplate } },
        { instance: { ...instance, instanceId: "i-0b" }, why: "it is on standby" },
      ]),
      "NotVerified",
      "Verifying instance refresh (r-ours) of web: AWS calls it Successful, but these instances do not run the target: i-0a (lt-0web version 1); i-0b (no launch template), because it is on standby. Run `pulumi up` again to replace them.",
    ],
  ]);
});

describe("the error of a wait that ended first", () => {
  const timeout = (refresh: typeof moving, abandoned: Abandoned) =>
    errors.waitTimeout(scene, refresh, { seconds: 2700, abandoned });
  const at = "Waiting for instance refresh (r-ours) of web: timed out after 45 min at";
  says([
    [
      "says that the refresh runs on, and how to resume",
      timeout(moving, { policy: "leave" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). It is still running; run \`pulumi up\` again to resume watching.`,
    ],
    [
      "says that the refresh is being cancelled",
      timeout(ended("Cancelling"), { policy: "cancel" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (Cancelling). It is being cancelled, as asked: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that the refresh was cancelled",
      timeout(ended("Cancelled"), { policy: "cancel" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (Cancelled). It was cancelled, as asked: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that the refresh ended by itself before it could be cancelled",
      timeout(ended("Failed"), { policy: "cancel" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (Failed). It ended Failed before it could be cancelled. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that the refresh ended by itself before it could be rolled back",
      timeout(ended("Cancelled"), { policy: "rollback" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (Cancelled). It ended Cancelled before it could be rolled back. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that the refresh is being rolled back",
      timeout(ended("RollbackInProgress"), { policy: "rollback" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (RollbackInProgress). It is being rolled back to the old configuration, as asked.`,
    ],
    [
      "says how the rollback ended",
      timeout(ended("RollbackSuccessful"), { policy: "rollback" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (RollbackSuccessful). The rollback that was asked for ended RollbackSuccessful.`,
    ],
    [
      "says that the refresh could not be cancelled, and runs on",
      timeout(moving, { policy: "cancel", fault: aFault("forbidden", "CancelInstanceRefresh") }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). It could not be cancelled (CancelInstanceRefresh: AccessDenied: User deploy is not authorized to perform this.) and is still running; run \`pulumi up\` again to resume watching.`,
    ],
    [
      "says that the refresh could not be rolled back, and runs on",
      timeout(moving, {
        policy: "rollback",
        fault: aFault("irreversible", "RollbackInstanceRefresh"),
      }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). It could not be rolled back (RollbackInstanceRefresh: IrreversibleInstanceRefresh: The instance refresh cannot be rolled back.) and is still running; run \`pulumi up\` again to resume watching.`,
    ],
    [
      "says where the user's interrupt left the refresh",
      errors.interrupted(scene, moving, { policy: "leave" }),
      "Interrupted",
      "Waiting for instance refresh (r-ours) of web: interrupted at 40% complete, 6 instances left (InProgress). It is still running; run `pulumi up` again to resume watching.",
    ],
  ]);
});

describe("the error of a watch that broke off", () => {
  const stopped =
    "Watching instance refresh (r-ours) of web: stopped, because AWS could not be asked any more";
  says([
    [
      "says that the refresh goes on, and how to resume",
      errors.watchingStopped(scene, moving, aFault("transient")),
      "WatchingStopped",
      `${stopped} (DescribeInstanceRefreshes: Throttling: Rate exceeded.). The refresh itself goes on in AWS; it was last seen at 40% complete, 6 instances left (InProgress). Run \`pulumi up\` to resume watching.`,
    ],
    [
      "asks for a new login when the credentials ended",
      errors.watchingStopped(scene, moving, aFault("credentials")),
      "WatchingStopped",
      `${stopped} (DescribeInstanceRefreshes: ExpiredToken: The security token included in the request is expired.). The refresh itself goes on in AWS; it was last seen at 40% complete, 6 instances left (InProgress). Log in again, then run \`pulumi up\` to resume watching.`,
    ],
    [
      "says that AWS no longer reports the refresh",
      errors.refreshVanished(scene, moving),
      "RefreshVanished",
      "Watching instance refresh (r-ours) of web: AWS no longer reports it; it was last seen at 40% complete, 6 instances left (InProgress). The group may have been deleted. Run `pulumi refresh`, then `pulumi up`.",
    ],
  ]);

  it("keeps the fault as its cause", () => {
    const fault = aFault("transient");
    assert.equal(errors.watchingStopped(scene, moving, fault).cause, fault);
  });
});
