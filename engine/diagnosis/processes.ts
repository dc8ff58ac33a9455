/** The group's suspended processes. */
import type { Diagnostics } from "./diagnostics";
import { autoScalingCommand, thenUp } from "./next-command";
import type { Section } from "./section";

/** Without these a refresh stands still. @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html */
const needed = ["InstanceRefresh", "Launch", "Terminate"];

export function suspendedProcesses(gathered: Diagnostics): Section | undefined {
  const { group, errorContext } = gathered;
  const suspended = group?.suspendedProcesses ?? [];
  if (suspended.length === 0) return undefined;
  const lines = [`suspended processes: ${suspended.join(", ")}`];
  const neededButSuspended = suspended.filter((name) => needed.includes(name));
  if (neededButSuspended.length === 0) return { lines };
  const text = `${neededButSuspended.join(" and ")} ${neededButSuspended.length === 1 ? "is" : "are"} suspended, so the refresh stands still`;
  const command = autoScalingCommand(
    errorContext,
    "resume-processes",
    "--scaling-processes",
    ...neededButSuspended,
  );
  return {
    lines,
    obstacles: [{ kind: "suspendedProcess", text, next: thenUp(command, gathered) }],
  };
}
