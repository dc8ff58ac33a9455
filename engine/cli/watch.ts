/** `watch`: follows a refresh to its end. */
import type { Command } from "commander";
import { toolCommand } from "../diagnosis/next-command";
import { renderSeconds } from "../values/duration";
import { renderFault } from "../run/fault";
import { renderProgress } from "../refresh/progress";
import { isActive, secondsTaken, type Snapshot } from "../refresh/snapshot";
import { outcomeOf } from "../refresh/status";
import type { Ports } from "../run/ports";
import { createFailFast } from "../watch/fail-fast";
import { pollUntilEnd, type PollEnd } from "../watch/poll";
import { exitWith, type Result } from "./exit-code";
import { withDisplay, type Display } from "./display";
import { openSession, print, withReporter, type Session } from "./session";

/** Several groups are followed at the same time, each line with its group's name; the first that does not succeed gives the exit code. */
export async function watch(
  groups: readonly string[],
  { id }: { readonly id?: string },
  command: Command,
): Promise<void> {
  if (id !== undefined && groups.length > 1) command.error("error: --id goes with one group");
  await withDisplay(async (display) => {
    const session = openSession(command, display.reporter);
    const results = await Promise.all(
      groups.map((group) => {
        if (groups.length === 1) return watchOne(group, id, session, display);
        const own = prefixed(display, group);
        return watchOne(group, id, withReporter(session, own.reporter), own);
      }),
    );
    exitWith(results.find((result) => result !== "succeeded") ?? "succeeded");
  });
}

async function watchOne(
  group: string,
  id: string | undefined,
  session: Session,
  display: Display,
): Promise<Result> {
  const refresh = await findRefresh(group, id, session.ports);
  if (refresh === undefined) {
    display.close(`${group} has no ${id === undefined ? "refresh" : `refresh ${id}`}.`, false);
    return "nothing";
  }
  return followToEnd({ group, refresh, desired: "succeeded" }, session, display);
}

/** A display whose lines begin with the group's name. One bar cannot show several groups, so each change is a line that stays. */
function prefixed({ reporter, close }: Display, group: string): Display {
  const keep = (line: string): void => {
    reporter.note(`${group}: ${line}`);
  };
  return {
    reporter: {
      progress: keep,
      note: keep,
      warn: (line) => {
        reporter.warn(`${group}: ${line}`);
      },
      preview: (lines) => {
        lines.forEach(keep);
      },
    },
    close: (text, isSuccess) => {
      close(text === undefined ? undefined : `${group}: ${text}`, isSuccess);
    },
  };
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

interface Followed {
  readonly group: string;
  readonly refresh: Snapshot;
  /** The result that counts as success. */
  readonly desired: Result;
}

/** Follows, shows, and says how it ended. */
export async function followToEnd(
  { group, refresh, desired }: Followed,
  session: Session,
  display: Display,
): Promise<Result> {
  const { region } = session.connection;
  const errorContext = { autoScalingGroupName: group, ...(region !== undefined && { region }) };
  const abortCondition = createFailFast({ errorContext, canAbort: false }, session.ports);
  const end: PollEnd = isActive(refresh)
    ? await pollUntilEnd({ autoScalingGroupName: group, refresh, abortCondition }, session.ports)
    : { kind: "ended", refresh };
  const result = resultOf(end);
  const reason = result === desired ? "" : `. Why: ${toolCommand(errorContext, "explain")}`;
  const line =
    end.kind === "ended" ? `${renderEnded(end.refresh)}${reason}` : renderUnfinished(end);
  display.close(line, result === desired);
  if (session.asJson) print(session, { ...end.refresh, result }, []);
  return result;
}

/** `08b9… ended Failed after 70 min: Waiting for …`; the lines before contain the rest. */
function renderEnded(refresh: Snapshot): string {
  const { instanceRefreshId: id, status, statusReason } = refresh;
  const seconds = secondsTaken(refresh);
  const after = seconds === undefined ? "" : ` after ${renderSeconds(seconds)}`;
  const reason = statusReason === undefined ? "" : `: ${statusReason.replace(/\.$/, "")}`;
  return `${id} ended ${status}${after}${reason}`;
}

function renderUnfinished(end: Exclude<PollEnd, { kind: "ended" }>): string {
  return `${end.refresh.instanceRefreshId}: ${renderProgress(end.refresh)}${remark(end)}`;
}

function resultOf(end: PollEnd): Result {
  const outcome = outcomeOf(end.refresh);
  if (outcome !== "waiting") return outcome;
  return end.kind === "interrupted" ? "interrupted" : "watchingStopped";
}

function remark(end: Exclude<PollEnd, { kind: "ended" }>): string {
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
