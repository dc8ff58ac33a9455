/** What `cancel` and `rollback` have in common: one call about the active refresh, and the wait for what it brings. */
import type { Command } from "commander";
import { isFault, renderFault } from "../core/fault";
import { renderProgress } from "../core/progress";
import { isActive } from "../core/snapshot";
import type { AutoScaling } from "../operations/ports";
import { openDisplay } from "./display";
import { exitWith, type Result } from "./exit-code";
import { openSession } from "./session";
import { followToEnd } from "./watch";

export interface Ending {
  readonly call: (group: string, autoScaling: AutoScaling) => Promise<void>;
  /** The result that is what was asked for. */
  readonly wanted: Result;
}

export async function endRefresh(
  ending: Ending,
  { group, shouldWait }: { readonly group: string; readonly shouldWait: boolean },
  command: Command,
): Promise<void> {
  const display = await openDisplay();
  const session = openSession(command, display.reporter);
  const { autoScaling } = session.ports;
  const refresh = (await autoScaling.describeRefreshes(group)).find(isActive);
  if (refresh === undefined) {
    display.close(`${group} has no active refresh.`, false);
    exitWith("nothing");
    return;
  }
  try {
    await ending.call(group, autoScaling);
  } catch (error) {
    if (!isFault(error)) throw error;
    display.close(
      `${renderFault(error)} The refresh is as it was: ${renderProgress(refresh)}.`,
      false,
    );
    exitWith("error");
    return;
  }
  if (!shouldWait) {
    display.close(
      `asked for; ${refresh.instanceRefreshId} was last seen at ${renderProgress(refresh)}`,
      true,
    );
    exitWith("succeeded");
    return;
  }
  const result = await followToEnd({ group, refresh, wanted: ending.wanted }, session, display);
  exitWith(result === ending.wanted ? "succeeded" : result);
}
