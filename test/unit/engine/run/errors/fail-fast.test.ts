/** The sentences of a refresh that was given up because no launch can succeed. */
import assert from "node:assert/strict";
import type { StopResult } from "../../../../../engine/run/stop-result";
import { failFast } from "../../../../../engine/run/errors/fail-fast";
import { aFault } from "../../../../support/provider/a-fault";
import { aRefresh } from "../../../../support/provider/a-refresh";

const again =
  "The next `pulumi up` does not try the same target again, unless retryAfterRollback is true or `triggers` change.";

const permanentErrors = {
  meaning: "the image does not exist",
  fix: "choose another image",
  message: "The image id '[ami-2]' does not exist.",
  failures: 2,
};
const early =
  "Rolling web (r-ours): stopped early, because no instance can be launched: the image does not exist (2 launches failed).";
const next = "\n  next: choose another image, then run `pulumi up`";

const rows: readonly (readonly [
  title: string,
  status: string,
  stopped: StopResult,
  sentence: string,
])[] = [
  [
    "was left",
    "InProgress",
    { policy: "leave" },
    "It is still running: AWS goes on trying for an hour.",
  ],
  ["is being cancelled", "Cancelling", { policy: "cancel" }, "It is being cancelled."],
  [
    "is being rolled back",
    "RollbackInProgress",
    { policy: "rollback" },
    `It is being rolled back. ${again}`,
  ],
  [
    "was cancelled",
    "Cancelled",
    { policy: "cancel" },
    "It was cancelled: instances that had been replaced keep the new configuration, the others the old one.",
  ],
  [
    "was rolled back",
    "RollbackSuccessful",
    { policy: "rollback" },
    `It was rolled back: every instance runs the old configuration. ${again}`,
  ],
  [
    "ended in another way",
    "Failed",
    { policy: "cancel" },
    "It ended Failed: some instances run the new configuration, the others the old one.",
  ],
  [
    "could not be rolled back",
    "InProgress",
    { policy: "rollback", fault: aFault("irreversible", "RollbackInstanceRefresh") },
    "It could not be rolled back (RollbackInstanceRefresh: IrreversibleInstanceRefresh: The instance refresh cannot be rolled back) and is still running: AWS goes on trying for an hour.",
  ],
];

describe("the error of launches that cannot succeed", () => {
  for (const [title, status, stopped, sentence] of rows) {
    it(`says that the refresh ${title}, and what to do`, () => {
      const error = failFast({ autoScalingGroupName: "web" }, aRefresh({ status }), {
        permanentErrors,
        stopped,
        diagnosis: undefined,
      });
      assert.deepEqual(
        [error.code, error.instanceRefreshId, error.message],
        ["FailFast", "r-ours", `${early} ${sentence}${next}`],
      );
    });
  }

  it("lets the next run try the same target again after a rollback, where the fix is not in the launch template", () => {
    const quota = { ...permanentErrors, fix: "have the quota raised", keepsTarget: true } as const;
    const lastLineAfter = (policy: StopResult["policy"]) =>
      failFast({ autoScalingGroupName: "web" }, aRefresh(), {
        permanentErrors: quota,
        stopped: { policy },
        diagnosis: undefined,
      })
        .message.split("\n")
        .at(-1);
    const fixed = "  next: have the quota raised, then run `pulumi up`";
    assert.equal(lastLineAfter("cancel"), fixed);
    assert.equal(lastLineAfter("rollback"), `${fixed} with retryAfterRollback: true`);
  });
});
