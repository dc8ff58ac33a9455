/** `rollback`: rolls the active refresh of a group back to the group's own configuration. */
import type { Command } from "commander";
import { endRefresh } from "./end-refresh";

export async function rollBack(
  group: string,
  options: { readonly wait: boolean },
  command: Command,
): Promise<void> {
  await endRefresh(
    { call: (name, autoScaling) => autoScaling.rollBackRefresh(name), desired: "rolledBack" },
    { group, shouldWait: options.wait },
    command,
  );
}
