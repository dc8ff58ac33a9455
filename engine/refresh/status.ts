/** The words AWS has for where a refresh stands, and which of them end it. */
import type { InstanceRefreshStatus } from "@aws-sdk/client-auto-scaling";

/**
 * Every status that the SDK knows, and whether a refresh can leave it. A status that AWS adds is a compile error here and
 * "still moving" at the user's.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRefresh.html
 */
const statuses: Readonly<Record<InstanceRefreshStatus, "moving" | "terminal">> = {
  Pending: "moving",
  InProgress: "moving",
  Baking: "moving",
  Cancelling: "moving",
  RollbackInProgress: "moving",
  Successful: "terminal",
  Failed: "terminal",
  Cancelled: "terminal",
  RollbackSuccessful: "terminal",
  RollbackFailed: "terminal",
};

/** Whether a refresh in this status has ended. Any word that is not known to be an end is still moving. */
export function isTerminal(status: string): boolean {
  return isKnown(status) && statuses[status] === "terminal";
}

function isKnown(status: string): status is InstanceRefreshStatus {
  return Object.hasOwn(statuses, status);
}
