/** `npm run torture`: tries to break every promise, and prints what it tried and what broke. Fails when anything did. */
import { Command } from "commander";
import { crashPoints } from "./crash-points/crash-points";
import { faultMatrix } from "./fault-matrix/fault-matrix";
import { longWaits } from "./long-waits/long-waits";
import { randomWorlds } from "./random-worlds/random-worlds";
import { realCrashes } from "./real-crashes/real-crashes";
import { strangers } from "./strangers/strangers";
import type { Found, Torment } from "./torment";

const torments: readonly Torment[] = [
  crashPoints,
  faultMatrix,
  randomWorlds,
  longWaits,
  realCrashes,
  strangers,
];

interface Options {
  readonly only: readonly string[];
  readonly worlds: string;
  readonly seed: string;
}

async function main(): Promise<void> {
  const names = torments.map(({ name }) => name).join(", ");
  const { only, worlds, seed } = new Command("torture")
    .description("Tries to break every promise.")
    .option(
      "--only <name>",
      `run only this part: ${names}`,
      (name, all: string[]) => [...all, name],
      [],
    )
    .option("--worlds <number>", "how many random worlds to try", "10000")
    .option("--seed <number>", "where randomness comes from", String(Date.now() % 1_000_000))
    .parse()
    .opts<Options>();
  const wanted = torments.filter(({ name }) => only.length === 0 || only.includes(name));
  if (wanted.length === 0) throw new Error(`There is no such part. There are: ${names}.`);
  console.log(`seed ${seed}`);
  for (const torment of wanted) {
    const found = await torment.run({ worlds: Number(worlds), seed: Number(seed) }, (line) => {
      process.stderr.write(`${torment.name}: ${line}\n`);
    });
    print(torment, found);
    if (found.broken.length > 0) process.exitCode = 1;
  }
}

function print({ title }: Torment, { table, broken }: Found): void {
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
