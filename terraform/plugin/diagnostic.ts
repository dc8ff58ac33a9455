/** What a provider tells the user: an error or a warning, at the attribute that it is about. */

export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One line. */
  readonly summary: string;
  readonly detail?: string;
  readonly path?: Path;
}

/** From the resource down to a value: an attribute by its name, an entry of a list by its number, an entry of a map by its key. */
export type Path = readonly Step[];

export type Step = string | number | { readonly key: string };

/** A path as a configuration has it: `gates[0].http.url`. */
export function renderPath(path: Path): string {
  return path.map(renderStep).join("").replace(/^\./, "");
}

function renderStep(step: Step): string {
  if (typeof step === "string") return `.${step}`;
  return typeof step === "number" ? `[${step}]` : `[${JSON.stringify(step.key)}]`;
}

/** An error in Terraform's form: its first line above the rest. */
export function toDiagnostic(error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  const [summary = "", ...rest] = text.split("\n");
  return { severity: "error", summary, detail: rest.join("\n") };
}

export function toWireDiagnostics(diagnostics: readonly Diagnostic[]): readonly object[] {
  return diagnostics.map(({ severity, summary, detail = "", path = [] }) => ({
    severity: severity.toUpperCase(),
    summary,
    detail,
    ...(path.length > 0 && { attribute: toWirePath(path) }),
  }));
}

export function toWirePath(path: Path): object {
  return { steps: path.map(toWireStep) };
}

function toWireStep(step: Step): object {
  if (typeof step === "string") return { attribute_name: step };
  if (typeof step === "number") return { element_key_int: step };
  return { element_key_string: step.key };
}
