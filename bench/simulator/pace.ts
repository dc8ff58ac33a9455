/** How fast calls are answered: so many a second with several under way, and the time of one alone. */

/** Calls that are under way together: the SDK's client has up to 50 connections. */
const together = 8;

/** Calls a second. */
export async function callsPerSecond(make: () => Promise<unknown>, calls: number): Promise<number> {
  const began = performance.now();
  let left = calls;
  const work = async (): Promise<void> => {
    while (left-- > 0) await make();
  };
  await Promise.all(Array.from({ length: together }, work));
  return (calls / (performance.now() - began)) * 1000;
}

/** Milliseconds of each call, one after the other. */
export async function timesOf(
  make: () => Promise<unknown>,
  calls: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const began = performance.now();
    await make();
    times.push(performance.now() - began);
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
