/** `explain`: why a refresh stands or ended where it does, and what to do next. */
import type { Command } from "commander";
import { outcomeOf } from "../refresh/status";
import { renderProgress } from "../refresh/progress";
import { diagnose } from "../diagnosis/diagnose";
import { exitWith } from "./exit-code";
import { openSession, print } from "./session";
import { findRefresh } from "./watch";

export async function explain(
  group: string,
  options: { readonly id?: string },
  command: Command,
): Promise<void> {
  const session = openSession(command);
  const { region } = session.connection;
  const refresh = await findRefresh(group, options.id, session.ports);
  if (refresh === undefined) {
    console.error(
      `${group} has no ${options.id === undefined ? "refresh" : `refresh ${options.id}`}.`,
    );
    exitWith("nothing");
    return;
  }
  const errorContext = { autoScalingGroupName: group, ...(region !== undefined && { region }) };
  // A success needs no explanation, and no next command.
  const diagnosis =
    outcomeOf(refresh) === "succeeded"
      ? undefined
      : await diagnose({ errorContext, refresh }, session.ports);
  const heading = `${refresh.instanceRefreshId}: ${renderProgress(refresh)}`;
  print(session, { refresh, cause: diagnosis?.cause, lines: diagnosis?.lines ?? [] }, [
    heading,
    ...(diagnosis?.cause === undefined || heading.includes(diagnosis.cause)
      ? []
      : [diagnosis.cause]),
    ...(diagnosis?.lines ?? []),
  ]);
  exitWith("succeeded");
}
