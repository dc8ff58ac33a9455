/** Kills the program before and after every AWS call of a whole life, and lets the user run the same again. */
import { withWorld } from "../../test/support/provider/a-world";
import type { Found, RobustnessTest } from "../robustness-test";
import { createResource, life, type OneResource, type Stage } from "./life";
import { createKillablePorts, type Point } from "./killable-ports";

export const crashPoints: RobustnessTest = {
  name: "crash-points",
  title: "Killed before and after every AWS call of a whole life, and run again",
  run: async (_options, say) => {
    const table: string[][] = [["stage", "run again", "points", "broken"]];
    const broken: string[] = [];
    for (const stage of life) {
      for (const [pause, seconds] of pauses) {
        say(`${stage.name}, run again ${pause}`);
        const found = await killEverywhere(stage, seconds);
        table.push([stage.name, pause, String(found.points), String(found.broken.length)]);
        broken.push(...found.broken);
      }
    }
    return { table, broken } satisfies Found;
  },
};

/** How many seconds after its death the program is run again. */
const pauses = [
  ["at once", 0],
  ["an hour later", 3600],
] as const;

/** Kills one stage at each point in turn, until a run gets to its end alive. */
async function killEverywhere(stage: Stage, secondsDead: number): Promise<Killed> {
  const broken: string[] = [];
  let points = 0;
  for (let call = 1, isAlive = false; !isAlive; call += 1) {
    for (const when of ["before", "after"] as const) {
      const seen = await killAt(stage, { point: { call, when }, secondsDead });
      isAlive = seen.isAlive;
      if (!isAlive) points += 1;
      broken.push(...seen.broken);
    }
  }
  return { points, broken };
}

interface Killed {
  readonly points: number;
  readonly broken: readonly string[];
}

/** Kills a stage at one point, in a world of its own. */
export async function killAt(stage: Stage, death: Death): Promise<Outlived> {
  const { point, secondsDead } = death;
  let seen: Outlived = { isAlive: true, broken: [] };
  await withWorld({ instances: 1 }, async (world) => {
    seen = await killOnce(stage, await createResource(world), death);
  });
  const place = `${stage.name}, killed ${point.when} call ${point.call}, run again after ${secondsDead} s`;
  return { ...seen, broken: seen.broken.map((what) => `${place}: ${what}`) };
}

export interface Outlived {
  /** Whether the run came to its end before the point. */
  readonly isAlive: boolean;
  readonly broken: readonly string[];
}

export interface Death {
  readonly point: Point;
  readonly secondsDead: number;
}

async function killOnce(
  stage: Stage,
  being: OneResource,
  { point, secondsDead }: Death,
): Promise<Outlived> {
  const { world, stack } = being;
  const { command = "up" } = stage;
  const index = life.indexOf(stage);
  for (const earlier of life.slice(0, index)) {
    await earlier.prepare(being);
    await stack.run(earlier.command ?? "up");
  }
  await stage.prepare(being);
  const before = (await world.fleet.refreshes()).length;
  const { ports, death } = createKillablePorts(world.ports, point);
  const isAlive = await Promise.race([
    death.then(() => false),
    stack.run(command, { ports }).then(() => true),
  ]);
  if (isAlive) return { isAlive, broken: [] };
  world.simulator.advance(secondsDead);
  const { ending } = await stack.run(command);
  const broken = [
    ...(await checkEnding(stage, being, { before, ending })),
    ...(await goOn(index + 1, being)),
  ];
  return { isAlive, broken };
}

async function checkEnding(
  stage: Stage,
  { world }: OneResource,
  { before, ending }: { readonly before: number; readonly ending: string },
): Promise<readonly string[]> {
  const { ends, runs } = stage;
  const [least, most] = stage.starts;
  const starts = (await world.fleet.refreshes()).length - before;
  const running = [...new Set(await world.fleet.versions())];
  return [
    ...(ends.includes(ending) ? [] : [`ends ${ending} instead of ${ends.join(" or ")}`]),
    ...(starts >= least && starts <= most ? [] : [`${starts} refreshes, ${least} to ${most} due`]),
    ...(runs === undefined || (running.length === 1 && running[0] === runs)
      ? []
      : [`the fleet runs ${running.join(" and ")} instead of ${runs}`]),
  ];
}

/** The next change of a life that had an accident goes as it would have gone. */
async function goOn(index: number, being: OneResource): Promise<readonly string[]> {
  const next = life[index];
  if (next === undefined) return [];
  await next.prepare(being);
  const before = (await being.world.fleet.refreshes()).length;
  const { ending } = await being.stack.run(next.command ?? "up");
  return (await checkEnding(next, being, { before, ending })).map(
    (what) => `then ${next.name}: ${what}`,
  );
}
