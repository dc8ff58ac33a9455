/** `status`: the newest refreshes of a group, and which versions its instances run. */
import type { Command } from "commander";
import type { Group } from "../refresh/group";
import { renderProgress } from "../refresh/progress";
import type { Snapshot } from "../refresh/snapshot";
import { launchTemplateOf, renderTemplate } from "../refresh/target";
import { groupNotFound } from "../run/errors/start";
import { describeOnce } from "../run/describe";
import { exitWith } from "./exit-code";
import { openSession, print } from "./session";

export async function status(
  name: string,
  options: { readonly limit: number },
  command: Command,
): Promise<void> {
  const session = openSession(command);
  const { autoScaling } = session.ports;
  const seen = await describeOnce(name, undefined, session.ports);
  if (seen.kind === "gone") throw groupNotFound({ autoScalingGroupName: name });
  const refreshes = (await autoScaling.describeRefreshes(name)).slice(0, options.limit);
  print(session, { group: seen.group, refreshes }, [
    ...(seen.group === undefined ? [] : renderGroup(seen.group)),
    ...(refreshes.length === 0
      ? ["no refresh in the last six weeks"]
      : refreshes.map(renderRefresh)),
  ]);
  exitWith("succeeded");
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
    `${group.autoScalingGroupName}: ${group.desiredCapacity} wanted (${group.minSize} to ${group.maxSize}), ` +
      `launches ${own === undefined ? "no launch template" : renderTemplate(own)}`,
    ...[...counts].map(([what, count]) => `  ${count} ${what}`),
  ];
}

function renderRefresh(refresh: Snapshot): string {
  const { instanceRefreshId: id, startTime, endTime, desiredConfiguration } = refresh;
  const template = launchTemplateOf(desiredConfiguration);
  const onto = template === undefined ? "" : ` onto ${renderTemplate(template)}`;
  const when =
    startTime === undefined ? "" : `, ${startTime}${endTime === undefined ? "" : ` to ${endTime}`}`;
  return `${id}${onto}${when}: ${renderProgress(refresh)}`;
}
