/** What `cancel` and `rollback` have in common: one call about the active refresh, and the wait for what it brings. */
import type { Command } from "commander";
import { isFault, renderFault } from "../run/fault";
import { renderProgress } from "../refresh/progress";
import { isActive, type Snapshot } from "../refresh/snapshot";
import type { AutoScaling } from "../run/ports";
import { withDisplay, type Display } from "./display";
import { exitWith, type Result } from "./exit-code";
import { openSession, type Session } from "./session";
import { followToEnd } from "./watch";

export interface Ending {
  readonly call: (group: string, autoScaling: AutoScaling) => Promise<void>;
  /** The result that counts as success. */
  readonly desired: Result;
  /** Why this refresh is to be left alone, if it is. */
  readonly objection?: (refresh: Snapshot) => string | undefined;
}

export async function endRefresh(
  ending: Ending,
  options: { readonly group: string; readonly shouldWait: boolean },
  command: Command,
): Promise<void> {
  await withDisplay(async (display) => {
    const session = openSession(command, display.reporter);
    exitWith(await end(ending, options, { session, display }));
  });
}

async function end(
  { call, desired, objection = () => undefined }: Ending,
  { group, shouldWait }: { readonly group: string; readonly shouldWait: boolean },
  { session, display }: { readonly session: Session; readonly display: Display },
): Promise<Result> {
  const { autoScaling } = session.ports;
  const refresh = (await autoScaling.describeRefreshes(group)).find(isActive);
  if (refresh === undefined) {
    display.close(`${group} has no active refresh.`, false);
    return "nothing";
  }
  const reason = objection(refresh);
  if (reason !== undefined) {
    display.close(reason, false);
    return "obstacles";
  }
  try {
    await call(group, autoScaling);
  } catch (error) {
    if (!isFault(error)) throw error;
    const stays = `The refresh is as it was: ${renderProgress(refresh)}.`;
    display.close(`${renderFault(error)} ${stays}`, false);
    return "error";
  }
  if (!shouldWait) {
    const at = `${refresh.instanceRefreshId} was last seen at ${renderProgress(refresh)}`;
    display.close(`AWS accepted the request; ${at}`, true);
    return "succeeded";
  }
  const result = await followToEnd({ group, refresh, desired }, session, display);
  return result === desired ? "succeeded" : result;
}
