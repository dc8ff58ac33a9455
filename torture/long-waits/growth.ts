/** Judges whether a process has grown: an early window of what it held against the last one, so that warming up does not count. */
import type { Holdings } from "./holdings";

/** Bytes by which the heap may be larger at the end: compiled code and caches go on growing for a while, ever more slowly. */
export const tolerance = 1_000_000;

export interface Growth {
  readonly what: keyof Holdings;
  readonly early: number;
  readonly late: number;
  readonly hasGrown: boolean;
}

/**
 * Of counts the largest early one is held against the smallest late one: a leak goes on and on, and a connection that is opened anew
 * is none.
 *
 * @param stock one after the other, from the beginning: two fifths are warming up, the third is the early window, the last the late one
 */
export function growthIn(stock: readonly Holdings[]): readonly Growth[] {
  const fifth = Math.floor(stock.length / 5);
  const early = stock.slice(2 * fifth, 3 * fifth);
  const late = stock.slice(-fifth);
  const counts = (["listeners", "signalListeners", "timers", "sockets"] as const).map((what) => {
    const most = Math.max(...early.map((one) => one[what]));
    const least = Math.min(...late.map((one) => one[what]));
    return { what, early: most, late: least, hasGrown: least > most };
  });
  const [before, after] = [median(early), median(late)];
  return [
    { what: "heap", early: before, late: after, hasGrown: after - before > tolerance },
    ...counts,
  ];
}

function median(stock: readonly Holdings[]): number {
  const sorted = stock.map(({ heap }) => heap).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
