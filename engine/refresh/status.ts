/** The statuses of an instance refresh, and what each one means: keep waiting, or the way it ended. */
import type { InstanceRefreshStatus } from "@aws-sdk/client-auto-scaling";

/** The way in which a refresh has ended. */
export type Ending = "succeeded" | "failed" | "cancelled" | "rolledBack" | "rollbackFailed";

export type Outcome = "waiting" | Ending;

/**
 * Every status that the SDK knows. A status that AWS adds is a compile error here; at run time it means waiting.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRefresh.html
 */
const outcomes: Readonly<Record<InstanceRefreshStatus, Outcome>> = {
  Pending: "waiting",
  InProgress: "waiting",
  Baking: "waiting",
  Cancelling: "waiting",
  RollbackInProgress: "waiting",
  Successful: "succeeded",
  Failed: "failed",
  Cancelled: "cancelled",
  RollbackSuccessful: "rolledBack",
  RollbackFailed: "rollbackFailed",
};

/** Only `Successful` is a success. An unknown status means waiting. */
export function outcomeOf({ status }: { readonly status: string }): Outcome {
  return isKnown(status) ? outcomes[status] : "waiting";
}

/** Whether a refresh in this status has ended. */
export function isTerminal(status: string): boolean {
  return outcomeOf({ status }) !== "waiting";
}

function isKnown(status: string): status is InstanceRefreshStatus {
  return Object.hasOwn(outcomes, status);
}
