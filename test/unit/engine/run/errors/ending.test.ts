/** The sentences of a refresh that did not end in success: what happened, what exists now, what to do. */
import * as errors from "../../../../../engine/run/errors/ending";
import { aFault } from "../../../../support/provider/a-fault";
import { aRefresh } from "../../../../support/provider/a-refresh";
import { says } from "../../../../support/provider/says";
import { aConfiguration } from "../../../../support/provider/a-target";

const errorContext = { autoScalingGroupName: "web" };
const moving = aRefresh();
const ended = (status: string, statusReason?: string) =>
  aRefresh({
    status,
    desiredConfiguration: aConfiguration("2"),
    ...(statusReason !== undefined && { statusReason }),
  });
const rollbackReason = "Rollback triggered due to user request.";
const rolledBack = { ...ended("RollbackSuccessful"), rollbackDetails: { rollbackReason } };

describe("the error of an ending", () => {
  says([
    [
      "says why a refresh failed, and that the fleet is mixed",
      errors.endedBadly(errorContext, ended("Failed", "An error occurred.")),
      "RefreshFailed",
      "Rolling web (r-ours): it ended Failed: An error occurred. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one. Fix the cause, then run `pulumi up` again.",
    ],
    [
      "says less when AWS gives no reason",
      errors.endedBadly(errorContext, ended("Failed", "")),
      "RefreshFailed",
      "Rolling web (r-ours): it ended Failed. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one. Fix the cause, then run `pulumi up` again.",
    ],
    [
      "does not say what the group launches where the refresh was for what it launches anyway",
      errors.endedBadly(errorContext, aRefresh({ status: "Failed" })),
      "RefreshFailed",
      "Rolling web (r-ours): it ended Failed. Instances that had been replaced keep the new configuration, the others the old one. Fix the cause, then run `pulumi up` again.",
    ],
    [
      "says why a rollback began, and why it failed",
      errors.endedBadly(errorContext, {
        ...rolledBack,
        status: "RollbackFailed",
        statusReason: "No capacity.",
      }),
      "RefreshFailed",
      "Rolling web (r-ours): it ended RollbackFailed: Rollback triggered due to user request: No capacity. Instances that had been replaced keep the new configuration, the others the old one, and the group itself still launches the old one. Fix the cause, then run `pulumi up` again.",
    ],
    [
      "says why AWS rolled back, and that the old configuration runs",
      errors.endedBadly(errorContext, rolledBack),
      "RefreshRolledBack",
      "Rolling web (r-ours): AWS rolled back: Rollback triggered due to user request. The old configuration is back on every instance; the new one is not running. The next `pulumi up` does not try the same target again, unless retryAfterRollback is true or `triggers` change. Fix the new launch template and run `pulumi up` again.",
    ],
    [
      "takes the status reason where AWS gives no reason for the rollback",
      errors.endedBadly(errorContext, ended("RollbackSuccessful", "Rolled back.")),
      "RefreshRolledBack",
      "Rolling web (r-ours): AWS rolled back: Rolled back. The old configuration is back on every instance; the new one is not running. The next `pulumi up` does not try the same target again, unless retryAfterRollback is true or `triggers` change. Fix the new launch template and run `pulumi up` again.",
    ],
    [
      "says that somebody cancelled, and that the fleet is mixed",
      errors.endedBadly(errorContext, ended("Cancelled", "Cancelled due to user request.")),
      "RefreshCancelled",
      "Rolling web (r-ours): it was cancelled: Cancelled due to user request. Instances that had been replaced keep the new configuration, the others the old one. Run `pulumi up` to go on.",
    ],
    [
      "says that the target was rolled back before, and what to do about it",
      errors.blockedAfterRollback(errorContext, rolledBack),
      "RolledBackBefore",
      "Rolling web: this very target was rolled back before (r-ours: Rollback triggered due to user request). The fleet runs the old configuration, and nothing was started. Change the launch template (or triggers) to what should run instead, or set retryAfterRollback: true to try the same target again.",
    ],
    [
      "says so without a reason when AWS gave none",
      errors.blockedAfterRollback(errorContext, ended("RollbackSuccessful")),
      "RolledBackBefore",
      "Rolling web: this very target was rolled back before (r-ours). The fleet runs the old configuration, and nothing was started. Change the launch template (or triggers) to what should run instead, or set retryAfterRollback: true to try the same target again.",
    ],
    [
      "says which refresh has run since, for then nobody knows what the fleet runs",
      errors.blockedAfterRollback(errorContext, ended("RollbackSuccessful"), {
        ...moving,
        instanceRefreshId: "r-theirs",
      }),
      "RolledBackBefore",
      "Rolling web: this very target was rolled back before (r-ours). Another refresh was begun since (r-theirs, 40% complete, 6 instances left (InProgress)), and nothing of ours was started. Change the launch template (or triggers) to what should run instead, or set retryAfterRollback: true to try the same target again.",
    ],
    [
      "says what AWS needs for a rollback",
      errors.cannotRollBack(
        errorContext,
        moving,
        aFault("irreversible", "RollbackInstanceRefresh"),
      ),
      "CannotRollBack",
      "Rolling back instance refresh (r-ours) of web: RollbackInstanceRefresh: IrreversibleInstanceRefresh: The instance refresh cannot be rolled back. It is as it was, 40% complete, 6 instances left (InProgress). AWS can roll back only a refresh with a desired configuration, of a group whose own launch template version is a number and whose image is not an SSM parameter.",
    ],
  ]);
});
