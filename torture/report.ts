/** What was found, as JSON: each part by its name, its rows by the names in the table's head. */
import type { Found, RobustnessTest } from "./robustness-test";

export interface Report {
  readonly seed: number;
  readonly parts: Readonly<Record<string, Part>>;
}

export interface Part {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Each broken promise. */
  readonly broken: readonly string[];
}

export function withPart(
  report: Report,
  { name, title }: RobustnessTest,
  { table: [head = [], ...rows], broken }: Found,
): Report {
  const toRecord = (row: readonly string[]): Part["rows"][number] =>
    Object.fromEntries(head.map((column, index) => [column, row[index] ?? ""]));
  const part = { title, rows: rows.map(toRecord), broken };
  return { ...report, parts: { ...report.parts, [name]: part } };
}
