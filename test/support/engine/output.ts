/** What a run told the user: what stays on the screen at the end, and what stood in a resource's row on the way. */
import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { Outcome } from "./operation";

type Severity = "info" | "warning" | "error";

/** Everything of one severity that stays on the screen, without colours. */
export function outputLines(severity: Severity, { events }: Pick<Outcome, "events">): string {
  return diagnosticsIn(events)
    .filter((diagnostic) => !diagnostic.isEphemeral && diagnostic.severity.startsWith(severity))
    .map(({ message }) => message)
    .join("\n");
}

/** The lines that stood in the row of the resource of this name, one after the other. */
export function rowOf(name: string, { events }: Pick<Outcome, "events">): readonly string[] {
  return diagnosticsIn(events)
    .filter(({ urn, isEphemeral }) => isEphemeral && urn.endsWith(`::${name}`))
    .map(({ message }) => message);
}

interface Diagnostic {
  readonly urn: string;
  readonly severity: string;
  readonly message: string;
  readonly isEphemeral: boolean;
}

function diagnosticsIn(events: readonly EngineEvent[]): readonly Diagnostic[] {
  return events.flatMap(({ diagnosticEvent }) =>
    diagnosticEvent === undefined
      ? []
      : [
          {
            urn: diagnosticEvent.urn ?? "",
            severity: diagnosticEvent.severity,
            message: withoutColours(diagnosticEvent.message),
            isEphemeral: diagnosticEvent.ephemeral ?? false,
          },
        ],
  );
}

/** The engine marks colours as `<{%reset%}>`. */
function withoutColours(text: string): string {
  return text.replace(/<\{%[^%]*%\}>/g, "").trim();
}
