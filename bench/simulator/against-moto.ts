/** Our simulator beside moto's server: the same calls by the same client, in turns. */
import { furnish, type CommonCall } from "./common-calls";
import { callsPerSecond, median, timesOf } from "./pace";
import { serveMoto, serveOurs } from "./served";

/** What one server needs for one call. */
export interface Pace {
  readonly callsPerSecond: number;
  /** Of one call alone. */
  readonly milliseconds: number;
}

export interface Comparison {
  readonly call: string;
  readonly ours: Pace;
  readonly moto: Pace;
}

/** Turns that each server gets with each call; the medians count. */
const turns = 7;
/** Calls in each turn. */
const calls = 100;

/** @param bin the programs of a virtual environment that has moto */
export async function compareWithMoto(
  bin: string,
  say: (line: string) => void,
): Promise<readonly Comparison[]> {
  const ours = await serveOurs();
  const moto = await serveMoto(bin);
  try {
    const [ourCalls, motoCalls] = [await furnish(ours), await furnish(moto)];
    const comparisons: Comparison[] = [];
    for (const [index, ourCall] of ourCalls.entries()) {
      const motoCall = motoCalls[index];
      if (motoCall === undefined) continue;
      say(`moto: ${ourCall.name}`);
      comparisons.push(await compare(ourCall, motoCall));
    }
    return comparisons;
  } finally {
    await Promise.all([ours.stop(), moto.stop()]);
  }
}

async function compare(ourCall: CommonCall, motoCall: CommonCall): Promise<Comparison> {
  const rivals = [ourCall, motoCall].map(({ make }) => ({
    make,
    perSecond: [] as number[],
    times: [] as number[],
  }));
  for (const { make } of rivals) await callsPerSecond(make, calls);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { make, perSecond, times } of rivals) {
      perSecond.push(await callsPerSecond(make, calls));
      times.push(...(await timesOf(make, calls / 4)));
    }
  }
  const [ours, moto] = rivals.map(({ perSecond, times }) => ({
    callsPerSecond: median(perSecond),
    milliseconds: median(times),
  }));
  if (ours === undefined || moto === undefined) throw new Error("There are two rivals.");
  return { call: ourCall.name, ours, moto };
}

/** Our calls a second over moto's: the geometric mean of all calls. */
export function timesMoto(comparisons: readonly Comparison[]): number {
  const logs = comparisons.map(({ ours, moto }) =>
    Math.log(ours.callsPerSecond / moto.callsPerSecond),
  );
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}
