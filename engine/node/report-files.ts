/** Writes a report where the user wants it, and where a pipeline shows it. */
import { appendFileSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Report } from "../reporting/report";
import { renderMarkdown } from "../reporting/markdown";

export interface ReportTargets {
  /** A file for the report as JSON; it is written anew. */
  readonly json?: string;
  /** A file for the report as Markdown; it is written anew. */
  readonly markdown?: string;
  /** GitHub's summary page of a job; the report is appended. */
  readonly gitHubSummary?: string;
}

/** @returns a sentence for each place that could not be written to */
export async function writeReport(
  report: Report,
  places: ReportTargets,
): Promise<readonly string[]> {
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  const markdown = renderMarkdown(report);
  const results = await Promise.all([
    attempt(places.json, (path) => writeWithFolder(path, json)),
    attempt(places.markdown, (path) => writeWithFolder(path, markdown)),
    attempt(places.gitHubSummary, (path) => {
      appendToSummary(path, `${markdown}\n`);
    }),
  ]);
  return results.filter((sentence) => sentence !== undefined);
}

/**
 * Bytes of a step's summary. GitHub drops the whole page where it is larger.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const summaryLimit = 1024 * 1024;

/** Synchronous: two rolls of one program that end together must not interleave their check and their write. */
function appendToSummary(path: string, text: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size + Buffer.byteLength(text) > summaryLimit) {
    throw new Error("the page would be larger than the 1 MiB that GitHub shows");
  }
  appendFileSync(path, text);
}

async function writeWithFolder(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function attempt(
  path: string | undefined,
  write: (path: string) => Promise<void> | void,
): Promise<string | undefined> {
  if (path === undefined || path === "") return undefined;
  try {
    await write(path);
    return undefined;
  } catch (error) {
    return `the report could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
