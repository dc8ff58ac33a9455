/** A report as Markdown, for a pull request or the summary page of a pipeline. */
import { renderSeconds } from "../values/duration";
import { renderTemplate } from "../refresh/target";
import { renderList } from "../diagnosis/wording";
import { toPlainText } from "../values/plain-text";
import type { ReportEvent, Report, ReportedInstance } from "./report";

/** Rows of a table: whoever needs all of them reads the JSON. */
const rowsAtMost = 20;
/** Characters of what went wrong. */
const longestFailure = 20_000;

export function renderMarkdown(report: Report): string {
  const { autoScalingGroupName, status, isSuccess, failure } = report;
  return (
    [
      `### ${isSuccess ? "✅" : "❌"} ${escaped(autoScalingGroupName)}: instance refresh ${escaped(status)}`,
      table(["", ""], facts(report)),
      ...(failure === undefined ? [] : [`**What went wrong**\n\n${fenced(failure)}`]),
      ...section(
        "Timeline",
        ["after", "status", "complete", "left", "reason"],
        firstAndLast(report.timeline.map(momentRow)),
      ),
      ...section("Replaced instances", ["gone", "was", "new", "is"], firstOf(instanceRows(report))),
    ].join("\n\n") + "\n"
  );
}

function facts(report: Report): readonly (readonly string[])[] {
  const { launchTemplate, previousLaunchTemplate, durationSeconds, reasons } = report;
  const { instancesGone, instancesOutdated = [] } = report;
  return [
    ["refresh", `\`${report.instanceRefreshId}\``],
    ["why", reasons.length === 0 ? "started by an earlier run" : reasons.map(escaped).join("; ")],
    ...(previousLaunchTemplate === undefined
      ? []
      : [["from", escaped(renderTemplate(previousLaunchTemplate))]]),
    ...(launchTemplate === undefined ? [] : [["to", escaped(renderTemplate(launchTemplate))]]),
    ...(durationSeconds === undefined ? [] : [["took", renderSeconds(durationSeconds)]]),
    ...(instancesGone === undefined ? [] : [["replaced", String(instancesGone.length)]]),
    ...(instancesOutdated.length === 0
      ? []
      : [["not on the target", renderList(instancesOutdated, rowsAtMost)]]),
  ];
}

function momentRow({
  second,
  status,
  percentageComplete,
  instancesToUpdate,
  statusReason,
}: ReportEvent): readonly string[] {
  return [
    renderSeconds(second),
    status,
    percentageComplete === undefined ? "" : `${percentageComplete}%`,
    instancesToUpdate === undefined ? "" : String(instancesToUpdate),
    escaped(statusReason ?? ""),
  ];
}

/** Old and new instances side by side. AWS does not report which one replaced which. */
function instanceRows({
  instancesGone = [],
  instancesNew = [],
}: Report): readonly (readonly string[])[] {
  const length = Math.max(instancesGone.length, instancesNew.length);
  return Array.from({ length }, (_, index) => [
    ...instanceCells(instancesGone[index]),
    ...instanceCells(instancesNew[index]),
  ]);
}

function instanceCells(instance: ReportedInstance | undefined): readonly string[] {
  if (instance === undefined) return ["", ""];
  const { instanceId, launchTemplate } = instance;
  return [instanceId, launchTemplate === undefined ? "" : escaped(renderTemplate(launchTemplate))];
}

type Row = readonly string[];

/** The first rows, and how many more there are. */
function firstOf(rows: readonly Row[]): readonly Row[] {
  const left = rows.length - rowsAtMost;
  return left > 0 ? [...rows.slice(0, rowsAtMost), [`… and ${left} more`, "", "", ""]] : rows;
}

/** How it began and how it ended, and how many rows there are between. */
function firstAndLast(rows: readonly Row[]): readonly Row[] {
  const left = rows.length - 2 * rowsAtMost;
  return left > 0
    ? [
        ...rows.slice(0, rowsAtMost),
        [`… ${left} more …`, "", "", "", ""],
        ...rows.slice(-rowsAtMost),
      ]
    : rows;
}

function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return rows.length === 0
    ? []
    : [`<details><summary>${title}</summary>\n\n${table(head, rows)}\n\n</details>`];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Text that may hold anything, in a cell of a table. */
function escaped(text: string): string {
  return toPlainText(text)
    .replace(/[\\`*_{}[\]<>|#&]/g, "\\$&")
    .replace(/\s+/g, " ");
}

/** Text that may hold anything, as it is. */
function fenced(text: string): string {
  const shown = text.length > longestFailure ? `${text.slice(0, longestFailure)}…` : text;
  return `~~~~text\n${shown.replaceAll("~~~~", "~ ~ ~ ~")}\n~~~~`;
}
