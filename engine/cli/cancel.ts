/** `cancel`: cancels the active refresh of a group, whoever started it. */
import type { Command } from "commander";
import { endRefresh } from "./end-refresh";

export async function cancel(
  group: string,
  options: { readonly wait: boolean },
  command: Command,
): Promise<void> {
  await endRefresh(
    { call: (name, autoScaling) => autoScaling.cancelRefresh(name), desired: "cancelled" },
    { group, shouldWait: options.wait },
    command,
  );
}
