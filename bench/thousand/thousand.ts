/** Benchmark 2, a thousand at once: what one provider process asks of AWS, and how late it is, where AWS limits it. */
import type { RequestLimit } from "../../simulator/index";
import { takeStock } from "../../torture/long-waits/holdings";
import type { Benchmark } from "../benchmark";
import { isLongest } from "./fleets";
import { pollAlone } from "./lone-pollers";
import { rollAll, type Rolls } from "./roll-all";
import { summarise, type Summary } from "./summary";

const groups = Array.from({ length: 1000 }, (_, number) => number);

interface Bucket {
  readonly name: string;
  readonly limit: RequestLimit;
}

/**
 * AWS does not publish the one of Auto Scaling. The middle one is EC2's for describing calls.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html
 */
const usual: Bucket = { name: "usual", limit: { size: 100, refillPerSecond: 20 } };
const buckets: readonly Bucket[] = [
  { name: "small", limit: { size: 50, refillPerSecond: 10 } },
  usual,
  { name: "large", limit: { size: 200, refillPerSecond: 50 } },
];

export const thousand: Benchmark = {
  name: "thousand",
  title: "A thousand at once",
  meaning:
    `One process rolls ${groups.length} groups of 2 to 30 instances at once, each with a launch template of its own: the provider's operations with its ` +
    "AWS clients and the line in which their calls wait, over HTTP to the simulator, in virtual time, in which every answer takes 100 ms. It does all that `up` " +
    "does, from the first question to the proof, but for Pulumi's own part. A bucket of requests limits all calls of Auto Scaling in the account. The " +
    "refreshes take 6 to 20 minutes, every hundredth an hour; the limit is the time of those ten alone. Beside it, the same refreshes are started and polled every 10 s " +
    "by as many scripts that know nothing of each other, all at the same instant, each with the SDK's standard retries, against the same bucket, without a wire; one fails " +
    "when the SDK gives a call up. Lag is from the end of a refresh to the answer that shows it. Memory is the JavaScript heap that is gained " +
    "until all refreshes go on, the simulator being in another thread. Figures are the worst of all buckets. Goal: no failures, at most 1 % of the calls throttled, at most 1.05 times the limit, and " +
    "at most 50 KB for each refresh.",
  run: async (say) => {
    say("the longest alone");
    const longest = await rollAll({
      groups: groups.filter(isLongest),
      bucket: usual.limit,
    });
    const rows: Row[] = [];
    for (const bucket of buckets) {
      say(`${groups.length} together, ${bucket.name} bucket`);
      const rolls = await rollAll({ groups, bucket: bucket.limit, weigh });
      rows.push({
        bucket,
        who: "InstanceRefresh",
        rolls,
        ...summarise(toWatched(rolls), longest.wall),
      });
      say(rows.slice(-1).flatMap(toCells).join(", "));
      say(`${groups.length} alone, ${bucket.name} bucket`);
      const durations = rolls.each.map(({ duration }) => duration);
      const polled = await pollAlone(durations, bucket.limit);
      rows.push({ bucket, who: "10 s pollers", ...summarise(polled, longest.wall) });
    }
    return { table: { head, rows: rows.map(toCells) }, figures: figuresOf(rows, longest.wall) };
  },
};

interface Row extends Summary {
  readonly bucket: Bucket;
  readonly who: string;
  /** Ours. */
  readonly rolls?: Rolls;
}

function weigh(): number {
  return takeStock(new AbortController().signal).heap;
}

function toWatched({ each, traffic, wall }: Rolls) {
  return {
    ...traffic,
    wall,
    lags: each.map(({ lag }) => lag),
    failures: each.filter(({ failure }) => failure !== undefined).length,
  };
}

const head = [
  "bucket (size, refill)",
  "",
  "failures",
  "throttled",
  "calls",
  "calls a second (peak)",
  "mean lag",
  "p95",
  "worst",
  "wall",
  "wall / limit",
  "memory a refresh",
];

function toCells(row: Row): readonly string[] {
  const { bucket, rolls } = row;
  return [
    `${bucket.name} (${bucket.limit.size}, ${bucket.limit.refillPerSecond}/s)`,
    row.who,
    String(row.failures),
    `${(row.throttledShare * 100).toFixed(2)} %`,
    String(row.calls),
    `${row.callsPerSecond.toFixed(1)} (${row.peak})`,
    ...[row.meanLag, row.p95Lag, row.worstLag, row.wall].map(
      (seconds) => `${seconds.toFixed(1)} s`,
    ),
    row.wallVsLimit.toFixed(3),
    rolls === undefined ? "" : `${(bytesPerRefresh(rolls) / 1024).toFixed(1)} KB`,
  ];
}

function bytesPerRefresh({ gained, each }: Rolls): number {
  return Math.round(gained / each.length);
}

function figuresOf(rows: readonly Row[], limit: number): Readonly<Record<string, number>> {
  const ours = rows.filter(({ rolls }) => rolls !== undefined);
  const worst = (figure: (row: Row) => number): number => Math.max(...ours.map(figure));
  return {
    failures: ours.reduce((sum, { failures }) => sum + failures, 0),
    throttledShare: worst(({ throttledShare }) => throttledShare),
    wallVsLimit: worst(({ wallVsLimit }) => wallVsLimit),
    bytesPerRefresh: worst(({ rolls }) => (rolls === undefined ? 0 : bytesPerRefresh(rolls))),
    worstLagSeconds: worst(({ worstLag }) => worstLag),
    callsPerSecond: worst(({ callsPerSecond }) => callsPerSecond),
    limitSeconds: limit,
    pollersThrottledShare: Math.min(
      ...rows.filter((row) => !ours.includes(row)).map(({ throttledShare }) => throttledShare),
    ),
  };
}
