/** Whether the CLI draws its rows in place on a terminal, or writes a log in which every line stays. */
import { closeSync, openSync } from "node:fs";

/**
 * Pulumi does not tell its providers how it displays an update. Like Pulumi, this takes a known CI system for a log. Otherwise the
 * terminal of the session decides: without one, nobody sees a row that is drawn in place.
 *
 * @param terminal the terminal of the session
 */
export function hasTerminal(environment: NodeJS.ProcessEnv, terminal = "/dev/tty"): boolean {
  const { CI: ci = "" } = environment;
  if (ci !== "" && ci !== "false" && ci !== "0") return false;
  if (process.platform === "win32") return true;
  try {
    closeSync(openSync(terminal, "r"));
    return true;
  } catch {
    return false;
  }
}
