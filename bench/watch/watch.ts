/** Benchmark 1, looking at the right moment: detection lag and calls of our schedule against fixed intervals and the SDK's waiter. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Benchmark } from "../benchmark";
import { cases } from "./cases";
import { drawTradeOff } from "./chart";
import { dominators, measure, type Measured } from "./measure";
import { fixed, ours, sdkWaiter } from "./pollers";
import { recordTrace, type Trace } from "./trace";

const picture = resolve(__dirname, "../watch.svg");

export const watch: Benchmark = {
  name: "watch",
  title: "Looking at the right moment",
  meaning:
    `${cases.length} refreshes of 1 to 200 simulated instances, in virtual time. Lag is from the end of a refresh to the poll that sees it; ` +
    "calls are DescribeInstanceRefreshes calls per refresh. Goal: a mean lag of at most 2 s with at most a quarter of the calls of a poll every " +
    "5 s, and no fixed interval better in both. ![lag against calls](watch.svg)",
  run: async (say) => {
    const traces: Trace[] = [];
    for (const one of cases) {
      say(one.name);
      traces.push(await recordTrace(one));
    }
    const us = measure(ours, traces);
    const intervals = fixed.map((poller) => measure(poller, traces));
    const all = [us, ...intervals, measure(sdkWaiter, traces)];
    await writeFile(picture, await drawTradeOff(all));
    const every5 = intervals[0]?.calls ?? Number.NaN;
    return {
      table: { head: ["poller", "mean lag", "p95", "max", "calls"], rows: all.map(toRow) },
      figures: {
        meanLagSeconds: us.meanLag,
        callsVs5s: us.calls / every5,
        dominatedBy: dominators(us, intervals),
        traces: traces.length,
      },
    };
  },
};

function toRow({ name, meanLag, p95Lag, maxLag, calls }: Measured): readonly string[] {
  return [name, ...[meanLag, p95Lag, maxLag].map((lag) => `${lag.toFixed(1)} s`), calls.toFixed(1)];
}
