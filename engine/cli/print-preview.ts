/** What `plan` and `roll --dry-run` print, and what they end with. */
import type { GroupPreview } from "../preview-group";
import { exitWith } from "./exit-code";
import { print, type Session } from "./session";
import { toShellText } from "./wording";

export function printPreview(
  preview: Omit<GroupPreview, "action"> & Partial<Pick<GroupPreview, "action">>,
  session: Pick<Session, "asJson">,
): void {
  const { summary, details, findings } = preview;
  const obstacles = findings.map(({ severity, text }) => `${severity}: ${toShellText(text)}`);
  print(session, preview, [summary, ...details.slice(1), ...obstacles]);
  exitWith(findings.some(({ severity }) => severity === "error") ? "obstacles" : "succeeded");
}
