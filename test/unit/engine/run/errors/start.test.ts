/** The sentences of a roll that ends before anything was started. */
import assert from "node:assert/strict";
import type { InstanceRefreshError } from "../../../../../engine/run/errors/instance-refresh-error";
import * as errors from "../../../../../engine/run/errors/start";
import { aFault } from "../../../../support/provider/a-fault";
import { aRefresh } from "../../../../support/provider/a-refresh";

const errorContext = { autoScalingGroupName: "web" };
const theirs = aRefresh({ instanceRefreshId: "r-theirs" });

const rows: readonly (readonly [error: InstanceRefreshError, code: string, sentence: string])[] = [
  [
    errors.groupNotFound({ ...errorContext, region: "eu-west-1" }),
    "GroupNotFound",
    "Rolling web: there is no Auto Scaling group of this name in eu-west-1. Nothing was started. Check autoScalingGroupName, and the region and account that the program runs against.",
  ],
  [
    errors.groupNotFound(errorContext),
    "GroupNotFound",
    "Rolling web: there is no Auto Scaling group of this name. Nothing was started. Check autoScalingGroupName, and the region and account that the program runs against.",
  ],
  [
    errors.stateTooNew(errorContext, { found: 3, known: 2 }),
    "StateTooNew",
    "Reading the saved state of web: a later version of InstanceRefresh has written it (format 3; this one reads formats 1 to 2). Nothing was started, and the state is as it was. Install that version, or a later one.",
  ],
  [
    errors.refreshInProgress(errorContext, theirs),
    "RefreshInProgress",
    'Starting an instance refresh of web: another one (r-theirs) is active, 40% complete, 6 instances left (InProgress). Nothing was started. Run `pulumi up` again when it has ended, or choose onConflict: "wait" or "supersede".',
  ],
  [
    errors.interruptedBeforeStart(errorContext),
    "Interrupted",
    "Rolling web: interrupted. Nothing was started. Run `pulumi up` again.",
  ],
  [
    errors.conflictWaitEnded(errorContext, {
      other: theirs,
      isCancelled: false,
      reason: "timed out",
    }),
    "ConflictWaitEnded",
    'Waiting for another instance refresh (r-theirs) of web to end: timed out at 40% complete, 6 instances left (InProgress). Nothing of ours was started. Run `pulumi up` again, or choose onConflict: "supersede".',
  ],
  [
    errors.conflictWaitEnded(errorContext, {
      other: theirs,
      isCancelled: true,
      reason: "interrupted",
    }),
    "ConflictWaitEnded",
    "Waiting for the cancelled instance refresh (r-theirs) of web to end: interrupted at 40% complete, 6 instances left (InProgress). Nothing of ours was started. Run `pulumi up` again.",
  ],
  [
    errors.conflictWaitEnded(errorContext, {
      other: theirs,
      isCancelled: true,
      reason: aFault("credentials"),
    }),
    "ConflictWaitEnded",
    "Waiting for the cancelled instance refresh (r-theirs) of web to end: AWS could not be reached any more (DescribeInstanceRefreshes: ExpiredToken: The security token included in the request is expired); it was last seen at 40% complete, 6 instances left (InProgress). Nothing of ours was started. Log in again, then run `pulumi up`.",
  ],
  [
    errors.conflictNotCancelled(errorContext, theirs, aFault("forbidden", "CancelInstanceRefresh")),
    "ConflictWaitEnded",
    "Cancelling the conflicting instance refresh (r-theirs) of web: CancelInstanceRefresh: AccessDenied: User deploy is not authorized to perform this. It was last seen at 40% complete, 6 instances left (InProgress). Nothing of ours was started. Have that call allowed, then run `pulumi up`.",
  ],
  [
    errors.startRejected(errorContext, aFault("rejected", "StartInstanceRefresh")),
    "StartRejected",
    "Starting an instance refresh of web: StartInstanceRefresh: ValidationError: The request isn't valid. Nothing was started. Fix it, then run `pulumi up`.",
  ],
  [
    errors.startUnknown(errorContext, aFault("credentials")),
    "StartUnknown",
    "Starting an instance refresh of web: AWS's response was lost, and AWS could not be reached to find out what became of the start (DescribeInstanceRefreshes: ExpiredToken: The security token included in the request is expired). A refresh may be running. Run `pulumi up` again: it searches for it before it starts one.",
  ],
  [
    errors.preflightFailed(errorContext, [
      { severity: "error", text: "image ami-2 is pending: wait" },
      { severity: "warning", text: "no warm-up" },
    ]),
    "PreflightFailed",
    "Rolling web: the preflight found an obstacle. Nothing was started. Fix it, then run `pulumi up`.\n  - image ami-2 is pending: wait.",
  ],
  [
    errors.preflightFailed(errorContext, [
      { severity: "error", text: "image ami-2 is pending: wait" },
      { severity: "error", text: "Launch is suspended" },
    ]),
    "PreflightFailed",
    "Rolling web: the preflight found 2 obstacles. Nothing was started. Fix them, then run `pulumi up`.\n  - image ami-2 is pending: wait.\n  - Launch is suspended.",
  ],
  [
    errors.startConflict(errorContext),
    "RefreshInProgress",
    "Starting an instance refresh of web: AWS reports another one in progress, but reports none. Nothing was started. Run `pulumi up` again in a minute.",
  ],
  [
    errors.callFailed(errorContext, aFault("credentials", "DescribeAutoScalingGroups")),
    "CallFailed",
    "Rolling web: DescribeAutoScalingGroups: ExpiredToken: The security token included in the request is expired. Nothing was started. Log in again, then run `pulumi up`.",
  ],
];

describe("an error before the start", () => {
  for (const [error, code, sentence] of rows) {
    it(`says "${sentence.slice(0, 90)}…"`, () => {
      assert.equal(error.message, sentence);
      assert.equal(error.code, code);
    });

    it(`has no refresh id, because no refresh of ours exists: ${code}`, () => {
      assert.equal(error.instanceRefreshId, undefined);
    });
  }

  it("keeps the fault as its cause", () => {
    const fault = aFault("groupNotFound");
    assert.equal(errors.groupNotFound(errorContext, fault).cause, fault);
  });

  const lostStart = aFault("unknownOutcome", "StartInstanceRefresh");
  const afterLostStart = { ...errorContext, lostStart };
  const mayRun =
    "No response came to an earlier start (StartInstanceRefresh: TimeoutError: Connection timed out after 30000 ms), " +
    "so a refresh may be running: the next run searches for it before it starts one.";
  for (const [title, error] of Object.entries({
    "a group that is gone": errors.groupNotFound(afterLostStart),
    "another refresh": errors.refreshInProgress(afterLostStart, theirs),
    "an interrupt": errors.interruptedBeforeStart(afterLostStart),
    "a call that failed": errors.callFailed(afterLostStart, aFault("credentials")),
    "a wait that ended": errors.conflictWaitEnded(afterLostStart, {
      other: theirs,
      isCancelled: false,
      reason: "timed out",
    }),
    "a refresh that could not be cancelled": errors.conflictNotCancelled(
      afterLostStart,
      theirs,
      aFault("forbidden"),
    ),
    "a start that AWS refused": errors.startRejected(afterLostStart, aFault("rejected")),
    "a start that conflicted": errors.startConflict(afterLostStart),
    "an obstacle": errors.preflightFailed(afterLostStart, [
      { severity: "error", text: "Launch is suspended" },
    ]),
  })) {
    it(`does not say of ${title} that nothing was started when the response to a start was lost before`, () => {
      assert.ok(error.message.includes(mayRun), error.message);
      assert.doesNotMatch(error.message, /nothing (of ours )?was started/i);
    });
  }
});
