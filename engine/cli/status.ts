/** `status`: the newest refreshes of groups, and which versions their instances run; without a group, what is active in the Region. */
import type { Command } from "commander";
import { styleText } from "node:util";
import { listGroupNames } from "../aws/groups";
import type { Group } from "../refresh/group";
import { outcomeOf } from "../refresh/status";
import { isActive, secondsTaken, type Snapshot } from "../refresh/snapshot";
import { launchTemplateOf, renderTemplate, versionOf } from "../refresh/target";
import { groupNotFound } from "../run/errors/start";
import { describeOnce } from "../run/describe";
import { renderSeconds } from "../values/duration";
import { toPlainText } from "../values/plain-text";
import { exitWith } from "./exit-code";
import { openSession, print, type Session } from "./session";

interface GroupStatus {
  readonly group?: Group;
  readonly refreshes: readonly Snapshot[];
}

export async function status(
  names: readonly string[],
  options: { readonly limit: number },
  command: Command,
): Promise<void> {
  const session = openSession(command);
  if (names.length === 0) {
    await showActive(session);
  } else {
    const found = await Promise.all(names.map((name) => statusOf(name, options.limit, session)));
    print(session, found.length === 1 ? found[0] : found, found.flatMap(renderStatus));
  }
  exitWith("succeeded");
}

async function statusOf(name: string, limit: number, { ports }: Session): Promise<GroupStatus> {
  const seen = await describeOnce(name, undefined, ports);
  if (seen.kind === "gone") throw groupNotFound({ autoScalingGroupName: name });
  const refreshes = (await ports.autoScaling.describeRefreshes(name)).slice(0, limit);
  return { ...(seen.group && { group: seen.group }), refreshes };
}

function renderStatus({ group, refreshes }: GroupStatus): readonly string[] {
  return [
    ...(group === undefined ? [] : renderGroup(group)),
    ...(refreshes.length === 0
      ? ["no refresh in the last six weeks"]
      : refreshes.map((refresh) => renderRefresh(refresh))),
  ];
}

/** Every group with an active refresh. A group that is deleted meanwhile has none. */
async function showActive(session: Session): Promise<void> {
  const { ports, connection } = session;
  const names = await listGroupNames(connection, ports);
  const all = await Promise.all(
    names.map(async (name) => {
      const found = await describeOnce(name, undefined, ports);
      if (found.kind === "gone") return undefined;
      const refresh = (await ports.autoScaling.describeRefreshes(name)).find(isActive);
      return refresh && { autoScalingGroupName: name, refresh };
    }),
  );
  const active = all.filter((one) => one !== undefined);
  const lines = active.map(
    ({ autoScalingGroupName: name, refresh }) => `${toPlainText(name)}  ${renderRefresh(refresh)}`,
  );
  const none = `no active refresh in ${names.length === 1 ? "1 group" : `${names.length} groups`}`;
  print(session, active, lines.length === 0 ? [none] : lines);
}

function renderGroup(group: Group): readonly string[] {
  const own = launchTemplateOf(group.configuration);
  const counts = new Map<string, number>();
  for (const { launchTemplate, lifecycleState } of group.instances) {
    const what =
      launchTemplate === undefined ? "no launch template" : renderTemplate(launchTemplate);
    const key = `${lifecycleState}, ${what}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [
    `${group.autoScalingGroupName}: ${group.desiredCapacity} desired (${group.minSize} to ${group.maxSize}), ` +
      `launches ${own === undefined ? "no launch template" : renderTemplate(own)}`,
    ...[...counts].map(([what, count]) => `  ${count} ${what}`),
  ];
}

/** `08b91cf7…  InProgress           40%  6 left  version 7  3 min ago`: at most 100 columns. */
function renderRefresh(refresh: Snapshot): string {
  const { instanceRefreshId: id, percentageComplete, instancesToUpdate } = refresh;
  const template = launchTemplateOf(refresh.desiredConfiguration);
  const parts = [
    paintStatus(refresh),
    percentageComplete === undefined ? "" : `${percentageComplete}%`.padStart(4),
    isActive(refresh) && instancesToUpdate !== undefined ? `${instancesToUpdate} left` : "",
    template === undefined ? "" : `version ${versionOf(template)}`,
    renderTimes(refresh),
  ];
  return [id, ...parts.filter((part) => part !== "")].join("  ");
}

/** AWS's longest status has 18 letters. */
const statusWidth = 18;

function paintStatus(refresh: Snapshot): string {
  const outcome = outcomeOf(refresh);
  const colour = outcome === "waiting" ? "yellow" : outcome === "succeeded" ? "green" : "red";
  return styleText(colour, refresh.status.padEnd(statusWidth), { stream: process.stdout });
}

function renderTimes(refresh: Snapshot): string {
  const { startTime, endTime } = refresh;
  const latest = endTime ?? startTime;
  if (latest === undefined) return "";
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(latest)) / 1000));
  const taken = secondsTaken(refresh);
  const lasted =
    endTime === undefined || taken === undefined ? "" : `, took ${renderSeconds(taken)}`;
  return `${endTime === undefined ? "started" : "ended"} ${renderAge(seconds)} ago${lasted}`;
}

const hour = 3600;
const day = 24 * hour;

/** One unit is enough for an age. */
function renderAge(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < hour) return `${Math.floor(seconds / 60)} min`;
  return seconds < 2 * day
    ? `${Math.floor(seconds / hour)} h`
    : `${Math.floor(seconds / day)} days`;
}
