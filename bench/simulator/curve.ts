/** The cost of a request as the world around it grows: the same requests in worlds of several sizes, in turns. */
import { gather, type CrowdSize } from "./crowd";
import { crowdQueries, type CrowdQuery } from "./crowd-queries";
import { median } from "./pace";
import { advance, ask } from "./query";
import { serveOurs, type Served } from "./served";

/** One request in one world. */
export interface Point {
  readonly query: string;
  readonly groups: number;
  readonly milliseconds: number;
  readonly answerBytes: number;
}

/** What a world costs besides. */
export interface Upkeep extends CrowdSize {
  readonly residentBytes: number;
  /** Of a simulated second in which all refreshes go on. */
  readonly millisecondsPerSecond: number;
}

export interface Curve {
  readonly points: readonly Point[];
  readonly upkeep: readonly Upkeep[];
}

/** In each group. */
const instances = 50;

export const sizes: readonly CrowdSize[] = [
  { groups: 10, refreshes: 1, instances },
  { groups: 100, refreshes: 10, instances },
  { groups: 300, refreshes: 30, instances },
  { groups: 1000, refreshes: 100, instances },
];

export const largest = `${1000 * instances} instances in 1000 groups, of which 100 are being refreshed`;

/** Times that each request is made in each world. */
const repetitions = 300;
/** Times that each is made before, so that every server has compiled what it needs. */
const warmUps = 50;

interface Place {
  readonly size: CrowdSize;
  readonly served: Served;
  readonly queries: readonly CrowdQuery[];
}

export async function measureCurve(say: (line: string) => void): Promise<Curve> {
  const places: Place[] = [];
  try {
    for (const size of sizes) {
      say(`${size.groups} groups`);
      const served = await serveOurs();
      places.push({ size, served, queries: [] });
      await gather(served, size);
      places.pop();
      places.push({ size, served, queries: await crowdQueries(served.url, size.groups) });
    }
    const points: Point[] = [];
    for (const [index, { name }] of (places[0]?.queries ?? []).entries()) {
      say(name);
      points.push(...(await measureQuery(places, index)));
    }
    say("time passes");
    const upkeep: Upkeep[] = [];
    for (const place of places) upkeep.push(await measureUpkeep(place));
    return { points, upkeep };
  } finally {
    for (const { served } of places) await served.stop();
  }
}

/** World by world, over and over, so that what else the machine does hits all alike. */
async function measureQuery(places: readonly Place[], index: number): Promise<readonly Point[]> {
  const measured = places.map((place) => ({ place, times: [] as number[], answerBytes: 0 }));
  for (let repetition = -warmUps; repetition < repetitions; repetition += 1) {
    for (const one of measured) {
      const query = one.place.queries[index];
      if (query === undefined) continue;
      const began = performance.now();
      const answer = await ask(one.place.served.url, query);
      if (repetition >= 0) one.times.push(performance.now() - began);
      one.answerBytes = Buffer.byteLength(answer);
    }
  }
  return measured.map(({ place, times, answerBytes }) => ({
    query: place.queries[index]?.name ?? "",
    groups: place.size.groups,
    milliseconds: median(times),
    answerBytes,
  }));
}

/** Simulated seconds of one step, and how many steps. */
const step = 10;
const steps = 20;

async function measureUpkeep({ size, served }: Place): Promise<Upkeep> {
  const times: number[] = [];
  for (let taken = 0; taken < steps; taken += 1) {
    const began = performance.now();
    await advance(served.url, step);
    // Time passes for a world with the next request.
    await ask(served.url, {
      service: "autoscaling",
      action: "DescribeLifecycleHookTypes",
      parameters: {},
    });
    times.push((performance.now() - began) / step);
  }
  return {
    ...size,
    residentBytes: await served.residentBytes(),
    millisecondsPerSecond: times.reduce((sum, time) => sum + time, 0) / times.length,
  };
}

/** How much the time per byte of the answer varies with the world, for each request: slowest over fastest. */
export function flatnessOf(points: readonly Point[]): ReadonlyMap<string, number> {
  const queries = [...new Set(points.map(({ query }) => query))];
  return new Map(
    queries.map((query) => {
      const perByte = points
        .filter((point) => point.query === query)
        .map(({ milliseconds, answerBytes }) => milliseconds / answerBytes);
      return [query, Math.max(...perByte) / Math.min(...perByte)];
    }),
  );
}
