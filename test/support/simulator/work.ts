/** Counts the work that the simulator's own code does, so that a test can say what something costs without a clock. */
import { Session, type Profiler } from "node:inspector/promises";
import { resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const sources = resolve(__dirname, "../../../simulator") + sep;

export interface WorkCounter {
  /** How often the blocks of the simulator's code were run by an act. */
  readonly during: (act: () => Promise<unknown>) => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function startCounting(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return {
    during: async (act) => {
      await session.post("Profiler.takePreciseCoverage");
      await act();
      const { result } = await session.post("Profiler.takePreciseCoverage");
      return result.filter(({ url }) => pathOf(url).startsWith(sources)).reduce(addWork, 0);
    },
    stop: async () => {
      await session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
    },
  };
}

function addWork(sum: number, { functions }: Profiler.ScriptCoverage): number {
  const counts = functions.flatMap(({ ranges }) => ranges.map(({ count }) => count));
  return counts.reduce((total, count) => total + count, sum);
}

function pathOf(url: string): string {
  return url.startsWith("file:") ? fileURLToPath(url) : url;
}
