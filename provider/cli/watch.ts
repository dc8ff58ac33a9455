/** `watch`: follows a refresh to its end. */
import type { Command } from "commander";
import { renderFault } from "../core/fault";
import { renderProgress } from "../core/progress";
import { isActive, type Snapshot } from "../core/snapshot";
import { judge } from "../core/verdict";
import type { Ports } from "../operations/ports";
import { wait, type WaitEnd } from "../operations/wait";
import { exitWith, type Result } from "./exit-code";
import { openDisplay, type Display } from "./display";
import { openSession, print, type Session } from "./session";

export async function watch(
  group: string,
  options: { readonly id?: string },
  command: Command,
): Promise<void> {
  const display = await openDisplay();
  const session = openSession(command, display.reporter);
  const refresh = await findRefresh(group, options.id, session.ports);
  if (refresh === undefined) {
    console.error(
      options.id === undefined
        ? `${group} has no refresh.`
        : `${group} has no refresh ${options.id}.`,
    );
    exitWith("nothing");
    return;
  }
  exitWith(await followToEnd({ group, refresh }, session, display));
}

/** The active refresh, else the newest; or the one with this id. */
export async function findRefresh(
  group: string,
  id: string | undefined,
  { autoScaling }: Ports,
): Promise<Snapshot | undefined> {
  const refreshes = await autoScaling.describeRefreshes(group, id);
  return refreshes.find(isActive) ?? refreshes[0];
}

/** Follows, shows, and says how it ended. */
export async function followToEnd(
  { group, refresh }: { readonly group: string; readonly refresh: Snapshot },
  session: Session,
  display: Display,
): Promise<Result> {
  const end = await wait({ autoScalingGroupName: group, refresh }, session.ports);
  const result = resultOf(end);
  const line = `${end.refresh.instanceRefreshId}: ${renderProgress(end.refresh)}${remark(end)}`;
  display.close(line, result === "succeeded");
  if (session.asJson) print(session, { ...end.refresh, result }, []);
  return result;
}

function resultOf(end: WaitEnd): Result {
  const verdict = judge(end.refresh);
  if (verdict !== "waiting") return verdict;
  return end.kind === "interrupted" ? "interrupted" : "watchingStopped";
}

function remark(end: WaitEnd): string {
  switch (end.kind) {
    case "interrupted":
      return ". It goes on in AWS.";
    case "watchingStopped":
      return `. Watching stopped: ${renderFault(end.fault)} The refresh goes on in AWS.`;
    case "vanished":
      return ". AWS no longer reports it.";
    default:
      return "";
  }
}
