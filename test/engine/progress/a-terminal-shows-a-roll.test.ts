import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { startSimulator } from "../../../simulator/index";
import { createFleet } from "../../support/engine/fleet";
import { withStack, type EngineStack } from "../../support/engine/stack";
import type { TerminalRun } from "../../support/engine/terminal";
import { timeMovesWithPolls } from "../../support/engine/time";

const folder = resolve(__dirname, "terminal-program");

/** Each `up` rolls the fleet to the next version of its template, on a terminal of its own. */
async function withRolls(
  body: (roll: (columns: number) => Promise<TerminalRun>) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ clock: "virtual" });
  try {
    const fleet = await createFleet(simulator);
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const env = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "100" };
    const roll = async (stack: EngineStack, columns: number): Promise<TerminalRun> => {
      const version = String(await fleet.addVersion());
      await stack.setConfig({ "shop:version": version });
      return stack.onTerminal(columns, ["up", "--yes"]);
    };
    await withStack({ program: { folder }, endpoint: simulator.url, env }, (stack) =>
      body((columns) => roll(stack, columns)),
    );
  } finally {
    await simulator.close();
  }
}

/** The rows of the resource while it was created or updated, from the first percentage on. */
function rowsOf({ seen }: TerminalRun): readonly string[] {
  const rows = seen.filter((line) => /InstanceRefresh .* (updating|creating) /.test(line));
  return rows.slice(rows.findIndex((row) => row.includes("%")));
}

/** What the README shows of a terminal of 120 columns. */
function readmePicture(): readonly string[] {
  const readme = readFileSync(resolve(__dirname, "../../../README.md"), "utf8");
  return /```console\n(Updating.*?)\n```/s.exec(readme)?.[1]?.split("\n") ?? ["no picture"];
}

/** Without what differs from run to run: numbers and times. */
function normalize(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line
        .replace(/\d+ (?:s|min|h)(?: \d+ (?:s|min))?/g, "TIME")
        .replace(/\d+/g, "N")
        .replace(/ +/g, " ")
        .trimEnd(),
    )
    .join("\n");
}

const story = [
  /^ {4}starting an instance refresh of 3 instances: .+$/,
  /^ {4}\d+% complete after .+, \d instances? left$/,
  /^ {4}3 instances replaced in .+: version \d -> \d$/,
];

describe("a roll on a terminal", () => {
  it("shows percentage and instances left in its row from 100 columns on, the percentage at 80, and its story in lines that stay", async () => {
    await withRolls(async (roll) => {
      for (const [columns, numbers] of [
        [120, /\d% \d left|\d% complete after .*, \d instances? left|instances replaced in/],
        [100, /\d% \d left|\d% complete after|instances replaced/],
        [80, /\d%|Succ|\d inst/],
      ] as const) {
        const run = await roll(columns);
        assert.equal(run.exitCode, 0, run.screen.join("\n"));
        for (const row of rowsOf(run)) assert.match(row, numbers);
        assert.ok(rowsOf(run).length > 2, run.seen.join("\n"));
        if (columns === 120) {
          const screen = normalize(run.screen);
          assert.ok(screen.includes(normalize(readmePicture())), run.screen.join("\n"));
        }
        for (const line of story) {
          assert.ok(
            run.screen.some((text) => line.test(text)),
            run.screen.join("\n"),
          );
        }
      }
    });
  });
});
