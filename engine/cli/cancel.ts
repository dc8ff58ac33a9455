/** `cancel`: cancels the active refresh of a group, whoever started it. */
import type { Command } from "commander";
import type { Snapshot } from "../refresh/snapshot";
import { endRefresh } from "./end-refresh";

interface CancelOptions {
  readonly wait: boolean;
  readonly evenARollback?: boolean;
}

export async function cancel(
  group: string,
  { wait, evenARollback = false }: CancelOptions,
  command: Command,
): Promise<void> {
  await endRefresh(
    {
      call: (name, autoScaling) => autoScaling.cancelRefresh(name),
      desired: "cancelled",
      ...(!evenARollback && { objection: objectToRollback }),
    },
    { group, shouldWait: wait },
    command,
  );
}

/** A rollback ends with one version. If it is cancelled, the group has two, and AWS does not bring the old one back. */
function objectToRollback({ status, instanceRefreshId }: Snapshot): string | undefined {
  return status === "RollbackInProgress"
    ? `AWS is rolling refresh ${instanceRefreshId} back. Cancelled now, it would leave instances of both versions. ` +
        "Nothing was cancelled. To cancel it all the same, add --even-a-rollback."
    : undefined;
}
