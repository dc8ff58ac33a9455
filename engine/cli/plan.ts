/** `plan`: what a refresh onto a launch template version would do, as a preview says it. */
import type { Command } from "commander";
import { findPreview } from "../preview/preview";
import { readInputs } from "./input-options";
import { printPreview } from "./print-preview";
import { connectionOptions, openSession } from "./session";

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
  printPreview({ summary: preview.row, details: preview.lines, findings }, session);
}
