/** The endings that docs/faults.md promises, read from its table. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The first cell of the table's head, by which it is found. */
const corner = "Fault";

/** The word for each phase, by fault. @throws Error when the document has no such table */
export function readTable(
  file = join(__dirname, "../../docs/faults.md"),
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const lines = readFileSync(file, "utf8").split("\n");
  const start = lines.findIndex((line) => isRow(line) && cells(line)[0] === corner);
  const [, ...phases] = cells(lines[start] ?? "");
  if (phases.length === 0) throw new Error(`${file} has no table that begins with ${corner}.`);
  const rows = lines.slice(start + 2);
  const body = rows
    .slice(
      0,
      rows.findIndex((line) => !isRow(line)),
    )
    .map(cells);
  return new Map(
    body.map(([fault = "", ...words]) => [
      fault,
      new Map(phases.map((phase, index) => [phase, words[index] ?? ""])),
    ]),
  );
}

function isRow(line: string): boolean {
  return line.startsWith("|");
}

function cells(line: string): readonly string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("`", ""));
}
