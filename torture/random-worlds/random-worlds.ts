/** Draws worlds and runs `up` in them: it may exit with 0 exactly when the fleet is what was asked for. */
import fc from "fast-check";
import type { RobustnessTest } from "../robustness-test";
import { drawnWorld } from "./draw";
import { play } from "./play";

export const randomWorlds: RobustnessTest = {
  name: "random-worlds",
  title: "Random worlds: exit 0 exactly when every instance that had to be replaced is",
  run: async ({ worlds, seed }, say) => {
    const report = await tryWorlds(worlds, seed, (played) => {
      if (played % 100 === 0) say(`${played} worlds`);
    });
    return {
      table: [
        ["worlds", "seed", "broken"],
        [String(report.numRuns), String(seed), report.failed ? "1" : "0"],
      ],
      broken: report.failed
        ? [`${String(report.errorInstance)}\n${fc.defaultReportMessage(report)}`]
        : [],
    };
  },
};

/** @param played told how many worlds have been played */
export async function tryWorlds(
  worlds: number,
  seed: number,
  played: (count: number) => void = () => undefined,
): Promise<fc.RunDetails<[Parameters<typeof play>[0]]>> {
  let count = 0;
  const property = fc.asyncProperty(drawnWorld, async (drawn) => {
    await play(drawn);
    count += 1;
    played(count);
  });
  return fc.check(property, { numRuns: worlds, seed });
}
