/** `npm run torture`: tries to break every promise, and prints what it tried and what broke. Fails when anything did. `--only NAME` runs a part, `--json FILE` writes what was found. */
import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import { wholeNumber } from "../engine/cli/whole-number";
import { crashPoints } from "./crash-points/crash-points";
import { faultMatrix } from "./fault-matrix/fault-matrix";
import { longWaits } from "./long-waits/long-waits";
import { randomWorlds } from "./random-worlds/random-worlds";
import { realCrashes } from "./real-crashes/real-crashes";
import { foreignData } from "./foreign-data/foreign-data";
import { withPart, type Report } from "./report";
import type { Found, RobustnessTest } from "./robustness-test";

const robustnessTests: readonly RobustnessTest[] = [
  crashPoints,
  faultMatrix,
  randomWorlds,
  longWaits,
  realCrashes,
  foreignData,
];

interface Options {
  readonly only: readonly string[];
  readonly worlds: number;
  readonly seed: number;
  readonly json?: string;
}

async function main(): Promise<void> {
  const names = robustnessTests.map(({ name }) => name);
  const { only, worlds, seed, json } = new Command("torture")
    .description("Tries to break every promise.")
    .addOption(
      new Option("--only <names...>", "run only these parts").choices(names).default(names, "all"),
    )
    .option("--worlds <number>", "how many random worlds to try", wholeNumber({ min: 0 }), 10_000)
    .option(
      "--seed <number>",
      "where randomness comes from",
      wholeNumber({ min: 0 }),
      Date.now() % 1_000_000,
    )
    .option("--json <file>", "write what was found as JSON")
    .parse()
    .opts<Options>();
  console.log(`seed ${seed}`);
  let report: Report = { seed, parts: {} };
  for (const robustnessTest of robustnessTests.filter(({ name }) => only.includes(name))) {
    const found = await robustnessTest.run({ worlds, seed }, (line) => {
      process.stderr.write(`${robustnessTest.name}: ${line}\n`);
    });
    print(robustnessTest, found);
    report = withPart(report, robustnessTest, found);
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
    if (found.broken.length > 0) process.exitCode = 1;
  }
}

function print({ title }: RobustnessTest, { table, broken }: Found): void {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const render = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  console.log(`\n${title}\n\n${table.map(render).join("\n")}\n`);
  console.log(
    broken.length === 0 ? "Nothing broke." : `${broken.length} broken:\n${broken.join("\n")}`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
