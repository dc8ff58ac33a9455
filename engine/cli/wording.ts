/** The engine's texts in the words of somebody who has this tool only. */
import { withRetry } from "../diagnosis/next-command";
import { notTriedAgain } from "../run/stop-result";

/** The next run is a command of this tool, and no state remembers that a target was rolled back. */
export function toShellText(text: string): string {
  return text
    .replaceAll(` ${notTriedAgain}`, "")
    .replaceAll(withRetry, "")
    .replaceAll("pulumi refresh", "instance-refresh status")
    .replaceAll("pulumi up", "instance-refresh roll");
}
