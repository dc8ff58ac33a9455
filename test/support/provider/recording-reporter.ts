/** A reporter that keeps what it is told, in order. */
import type { Progress } from "../../../engine/refresh/progress";
import type { Reporter } from "../../../engine/run/ports";

export interface RecordingReporter extends Reporter {
  /** What replaced the line before. */
  readonly progressed: readonly string[];
  /** The data that came with such lines. */
  readonly reports: readonly Progress[];
  readonly announced: readonly string[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

export function createRecordingReporter(): RecordingReporter {
  const progressed: string[] = [];
  const reports: Progress[] = [];
  const announced: string[] = [];
  const notes: string[] = [];
  const warnings: string[] = [];
  return {
    progressed,
    reports,
    announced,
    notes,
    warnings,
    progress: (line, progress) => {
      progressed.push(line);
      if (progress !== undefined) reports.push(progress);
    },
    preview: (lines) => announced.push(...lines),
    note: (line) => notes.push(line),
    warn: (line) => warnings.push(line),
  };
}

/** What a preview says first: in the lines that stay, or in the row where there are none. */
export function firstLineOf({ announced, progressed }: RecordingReporter): string {
  return announced[0]?.replace(/^web: /, "") ?? progressed.at(-1) ?? "";
}
