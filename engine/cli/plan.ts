/** `plan`: what a refresh onto a launch template version would do, as a preview says it. */
import type { Command } from "commander";
import { findPreview } from "../preview/preview";
import { exitWith } from "./exit-code";
import { readInputs } from "./input-options";
import { connectionOptions, openSession, print } from "./session";

export async function plan(group: string, _options: unknown, command: Command): Promise<void> {
  const session = openSession(command);
  const { region } = session.connection;
  const { preview, findings } = await findPreview(
    {
      inputs: readInputs(group, command, connectionOptions(command)),
      saved: {},
      isHypothetical: true,
      errorContext: { autoScalingGroupName: group, ...(region !== undefined && { region }) },
    },
    { ...session.ports, persistence: "once" },
  );
  const obstacles = findings.map(({ severity, text }) => `${severity}: ${text}`);
  print(session, { summary: preview.row, details: preview.lines, findings }, [
    preview.row,
    ...preview.lines.slice(1),
    ...obstacles,
  ]);
  exitWith(findings.some(({ severity }) => severity === "error") ? "obstacles" : "succeeded");
}
