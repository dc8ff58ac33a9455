/** Loses the machine at twenty of the AWS calls of a life with the real engine, and runs the same again. */
import fc from "fast-check";
import type { RobustnessTest } from "../robustness-test";
import { killAt, type RealPoint } from "./kill";
import { stages, type RealStage } from "./stages";

const sampleSize = 20;

export const realCrashes: RobustnessTest = {
  name: "real-crashes",
  title: "Killed with the real engine, CLI and all, at an AWS call, and run again",
  run: async ({ seed }, say) => {
    const table: string[][] = [["stage", "killed at", "call takes effect", "broken"]];
    const broken: string[] = [];
    // Pulumi's Automation API leaves listeners of every run whose CLI was killed.
    process.setMaxListeners(0);
    for (const point of samplePoints(sampleSize, seed)) {
      const found = await killAt(point).catch((error: unknown) => [String(error)]);
      const { stage, call, when } = point;
      const row = [stage.name, call.join(" "), when === "after" ? "yes" : "no"];
      table.push([...row, String(found.length)]);
      say(row.join(", "));
      broken.push(...found.map((what) => `${row.join(", ")}: ${what}`));
    }
    return { table, broken };
  },
};

/** So many points, spread over the stages. */
export function samplePoints(size: number, seed: number): readonly RealPoint[] {
  const ofStages = stages.map((stage, index) => shuffled(pointsOf(stage), seed + index));
  return Array.from({ length: size }, (_, index) => {
    const turn = Math.floor(index / stages.length);
    return ofStages[index % stages.length]?.[turn] ?? [];
  }).flat();
}

function pointsOf(stage: RealStage): readonly RealPoint[] {
  return stage.calls.flatMap((call) =>
    (["before", "after"] as const).map((when) => ({ stage, call, when })),
  );
}

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const all = fc.shuffledSubarray([...items], { minLength: items.length });
  return fc.sample(all, { seed, numRuns: 1 })[0] ?? [];
}
