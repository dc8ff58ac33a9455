/** A reporter that keeps what it is told, in order. */
import type { Reporter } from "../../../engine/run/ports";

export interface RecordingReporter extends Reporter {
  /** What replaced the line before. */
  readonly progressed: readonly string[];
  readonly announced: readonly string[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

export function createRecordingReporter(): RecordingReporter {
  const progressed: string[] = [];
  const announced: string[] = [];
  const notes: string[] = [];
  const warnings: string[] = [];
  return {
    progressed,
    announced,
    notes,
    warnings,
    progress: (line) => progressed.push(line),
    announce: (lines) => announced.push(...lines),
    note: (line) => notes.push(line),
    warn: (line) => warnings.push(line),
  };
}
