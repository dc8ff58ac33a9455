/** The sentences of a wait or a watch that ended before the refresh did. */
import assert from "node:assert/strict";
import type { StopResult } from "../../../../../engine/run/stop-result";
import * as errors from "../../../../../engine/run/errors/ending";
import { renderFaultClause } from "../../../../../engine/run/fault";
import { aFault } from "../../../../support/provider/a-fault";
import { aRefresh } from "../../../../support/provider/a-refresh";
import { says } from "../../../../support/provider/says";

const again =
  "The next `pulumi up` does not try the same target again, unless retryAfterRollback is true or `triggers` change.";

const errorContext = { autoScalingGroupName: "web" };
const moving = aRefresh();
const ended = (status: string) => aRefresh({ status });

describe("the error of a wait that ended first", () => {
  const timeout = (refresh: typeof moving, stopped: StopResult) =>
    errors.waitTimeout(errorContext, refresh, { seconds: 2700, stopped });
  const onceCancelled = errors.waitTimeout(errorContext, ended("Cancelled"), {
    seconds: 2700,
    stopped: { policy: "cancel" },
    at: moving,
  });
  const at = "Waiting for instance refresh (r-ours) of web: timed out after 45 min at";
  says([
    [
      "says that the refresh runs on, and how to resume",
      timeout(moving, { policy: "leave" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). It is still running; run \`pulumi up\` again to resume watching.`,
    ],
    [
      "does not say that the refresh runs on when the last poll failed",
      errors.waitTimeout(errorContext, moving, {
        seconds: 2700,
        stopped: { policy: "leave" },
        unseen: aFault("transient"),
      }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). That is how it was last seen: AWS could not be reached any more (${renderFaultClause(aFault("transient"))}). It goes on or has ended; run \`pulumi up\` again to find out.`,
    ],
    [
      "says that the refresh is being cancelled",
      timeout(ended("Cancelling"), { policy: "cancel" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (Cancelling). It is being cancelled, as requested: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that the refresh was cancelled",
      timeout(ended("Cancelled"), { policy: "cancel" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (Cancelled). It was cancelled, as requested: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says where the refresh stood when the time was up, and not only what became of it",
      onceCancelled,
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). It was cancelled, as requested: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that the refresh ended by itself before it could be cancelled",
      timeout(ended("Failed"), { policy: "cancel" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (Failed). It ended Failed before it could be cancelled. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that AWS had rolled it back before it could be cancelled, and how it is tried again",
      timeout(ended("RollbackSuccessful"), { policy: "cancel" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (RollbackSuccessful). It ended RollbackSuccessful before it could be cancelled. The next \`pulumi up\` does not try the same target again, unless retryAfterRollback is true or \`triggers\` change.`,
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
      `${at} 40% complete, 6 instances left (RollbackInProgress). It is being rolled back to the old configuration, as requested. ${again}`,
    ],
    [
      "says that every instance runs the old configuration after the rollback",
      timeout(ended("RollbackSuccessful"), { policy: "rollback" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (RollbackSuccessful). It was rolled back, as requested: every instance runs the old configuration. ${again}`,
    ],
    [
      "says what a rollback that failed has left",
      timeout(ended("RollbackFailed"), { policy: "rollback" }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (RollbackFailed). The requested rollback failed: some instances run the new configuration, the others the old one. Run \`pulumi up\` again to start over.`,
    ],
    [
      "says that the refresh could not be cancelled, and runs on",
      timeout(moving, { policy: "cancel", fault: aFault("forbidden", "CancelInstanceRefresh") }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). It could not be cancelled (CancelInstanceRefresh: AccessDenied: User deploy is not authorized to perform this) and is still running; run \`pulumi up\` again to resume watching.`,
    ],
    [
      "says that the refresh could not be rolled back, and runs on",
      timeout(moving, {
        policy: "rollback",
        fault: aFault("irreversible", "RollbackInstanceRefresh"),
      }),
      "WaitTimeout",
      `${at} 40% complete, 6 instances left (InProgress). It could not be rolled back (RollbackInstanceRefresh: IrreversibleInstanceRefresh: The instance refresh cannot be rolled back) and is still running; run \`pulumi up\` again to resume watching.`,
    ],
    [
      "says where the user's interrupt left the refresh",
      errors.interrupted(errorContext, moving, { policy: "leave" }),
      "Interrupted",
      "Waiting for instance refresh (r-ours) of web: interrupted at 40% complete, 6 instances left (InProgress). It is still running; run `pulumi up` again to resume watching.",
    ],
  ]);
});

describe("the error of a watch that broke off", () => {
  const stopped =
    "Watching instance refresh (r-ours) of web: stopped, because AWS could not be reached any more";
  says([
    [
      "says that the refresh goes on, and how to resume",
      errors.watchingStopped(errorContext, moving, aFault("transient")),
      "WatchingStopped",
      `${stopped} (DescribeInstanceRefreshes: Throttling: Rate exceeded). The refresh itself goes on in AWS; it was last seen at 40% complete, 6 instances left (InProgress). Run \`pulumi up\` to resume watching.`,
    ],
    [
      "asks for a new login when the credentials ended",
      errors.watchingStopped(errorContext, moving, aFault("credentials")),
      "WatchingStopped",
      `${stopped} (DescribeInstanceRefreshes: ExpiredToken: The security token included in the request is expired). The refresh itself goes on in AWS; it was last seen at 40% complete, 6 instances left (InProgress). Log in again, then run \`pulumi up\` to resume watching.`,
    ],
    [
      "says that AWS no longer reports the refresh",
      errors.refreshVanished(errorContext, moving),
      "RefreshVanished",
      "Watching instance refresh (r-ours) of web: AWS no longer reports it; it was last seen at 40% complete, 6 instances left (InProgress). The group may have been deleted. Run `pulumi refresh`, then `pulumi up`.",
    ],
  ]);

  it("keeps the fault as its cause", () => {
    const fault = aFault("transient");
    assert.equal(errors.watchingStopped(errorContext, moving, fault).cause, fault);
  });
});
