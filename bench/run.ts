/** `npm run bench`: measures, prints tables, and writes bench/results.md. `--only NAME` runs a part, `--json FILE` writes the figures. */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import type { Benchmark, Result, Table } from "./benchmark";
import { engine } from "./engine/engine";
import { simulator } from "./simulator/simulator";
import { terraform } from "./terraform/terraform";
import { thousand } from "./thousand/thousand";
import { watch } from "./watch/watch";

const benchmarks: readonly Benchmark[] = [watch, thousand, engine, simulator, terraform];
const resultsFile = resolve(__dirname, "results.md");

interface Options {
  readonly only: readonly string[];
  readonly json?: string;
}

async function main(): Promise<void> {
  const names = benchmarks.map(({ name }) => name);
  const { only, json } = new Command("bench")
    .description("Measures, and writes bench/results.md.")
    .addOption(
      new Option("--only <names...>", "run only these parts").choices(names).default(names, "all"),
    )
    .option("--json <file>", "write the figures as JSON")
    .parse()
    .opts<Options>();
  const figures: Record<string, unknown> = {};
  for (const benchmark of benchmarks.filter(({ name }) => only.includes(name))) {
    const result = await benchmark.run((line) => {
      process.stderr.write(`${benchmark.name}: ${line}\n`);
    });
    console.log(`\n${benchmark.title}\n\n${markdownTables(result)}\n`);
    keep(benchmark, result);
    for (const [name, value] of Object.entries(result.figures)) {
      figures[`${benchmark.name}.${name}`] = value;
    }
  }
  console.log(JSON.stringify(figures, undefined, 2));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, undefined, 2)}\n`);
}

/** Replaces one section of the results; the others stay as they were measured. */
function keep(benchmark: Benchmark, result: Result): void {
  const section =
    `## ${benchmark.title}\n\n${benchmark.meaning}\n\n${markdownTables(result)}\n\n` +
    `\`npm run bench -- --only ${benchmark.name}\`, on ${availableParallelism()} cores and ${Math.round(totalmem() / 2 ** 30)} GB.\n`;
  const before = existingSections().filter((other) => !other.startsWith(`## ${benchmark.title}\n`));
  const all = [...before, section].sort((one, other) => place(one) - place(other));
  writeFileSync(resultsFile, `# Results\n\n${all.join("\n")}`);
}

function place(section: string): number {
  return benchmarks.findIndex(({ title }) => section.startsWith(`## ${title}\n`));
}

function existingSections(): readonly string[] {
  try {
    return readFileSync(resultsFile, "utf8")
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => text.trimEnd() + "\n");
  } catch {
    return [];
  }
}

function markdownTables({ table, also = [], skipped }: Result): string {
  if (skipped !== undefined) return `Not measured: ${skipped}`;
  return [table, ...also].map(markdownTable).join("\n\n");
}

function markdownTable(table: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(table.head), line(table.head.map(() => "---")), ...table.rows.map(line)].join("\n");
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
