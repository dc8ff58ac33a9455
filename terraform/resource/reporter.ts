/** Where the engine's reports go: Terraform shows no text of a provider while it works, so progress goes to a file and to Terraform's log. */
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Reporter } from "aws-instance-refresh/run/ports";
import type { Diagnostic } from "../plugin/diagnostic";
import { toTerraformText } from "../schema/wording";

/** A reporter, and what it has to tell the user at the end. */
export interface CollectingReporter extends Reporter {
  readonly diagnostics: () => readonly Diagnostic[];
}

export interface ReporterOptions {
  readonly autoScalingGroupName: string;
  /** Gets a line for each report. @default no file */
  readonly progressFile: string | undefined;
}

/** For an apply: progress is written, and warnings are shown when it is over. */
export function createReporter(options: ReporterOptions): CollectingReporter {
  const warnings = new Set<string>();
  let isFileWritable = true;
  const write = (line: string): void => {
    const text = `${options.autoScalingGroupName}: ${toTerraformText(line)}`;
    // Terraform puts a plugin's stderr into its log, by the level in brackets.
    process.stderr.write(`[INFO] ${text.replaceAll("\n", " ")}\n`);
    if (options.progressFile === undefined || !isFileWritable) return;
    const problem = append(options.progressFile, `${new Date().toISOString()} ${text}\n`);
    if (problem === undefined) return;
    isFileWritable = false;
    warnings.add(`progress_file ${options.progressFile} cannot be written: ${problem}`);
  };
  return {
    progress: write,
    note: write,
    preview: (lines) => {
      write(lines.join("\n"));
    },
    warn: (line) => {
      write(`warning: ${line}`);
      warnings.add(line);
    },
    diagnostics: () => [...warnings].map(toWarning),
  };
}

/** For a plan: one warning that says what an apply would do, and one for each thing to act on. */
export function createPlanReporter(): CollectingReporter {
  const warnings = new Set<string>();
  let row: string | undefined;
  let lines: readonly string[] = [];
  return {
    progress: (line) => {
      row = line;
    },
    note: () => undefined,
    preview: (announced) => {
      lines = announced;
    },
    warn: (line) => {
      warnings.add(line);
    },
    diagnostics: () => [
      ...(row === undefined || row === "no refresh"
        ? []
        : [{ ...toWarning(row), detail: toTerraformText(lines.join("\n")) }]),
      ...[...warnings].map(toWarning),
    ],
  };
}

function toWarning(text: string): Diagnostic {
  const [summary = "", ...rest] = toTerraformText(text).split("\n");
  return { severity: "warning", summary, detail: rest.join("\n") };
}

/** @returns why it could not be written */
function append(file: string, line: string): string | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, line);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
