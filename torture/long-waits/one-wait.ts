/** One wait for one refresh, day after day, until AWS itself gives up. */
import { roll } from "../../engine/run/roll";
import { takeStock, type Holdings } from "./holdings";
import { withRemoteWorld } from "./remote-world";

export interface Waited {
  readonly stock: readonly Holdings[];
  /** The error's code, or "done". */
  readonly end: string;
  readonly days: number;
}

/** Milliseconds of one simulated day. */
const day = 86_400_000;
/** AWS's longest pause at a checkpoint, seconds. @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
const longestPause = 172_800;
/** How often it is counted in a day. */
const timesADay = 24;

/** @param days after which the wait is timed out; absent: AWS gives up after 14 */
export async function waitOnAndOn(
  days?: number,
  say: (daysGone: number) => void = () => undefined,
): Promise<Waited> {
  const stock: Holdings[] = [];
  let end = "";
  let gone = 0;
  await withRemoteWorld({ instances: 10 }, async (world) => {
    const { signal } = new AbortController();
    const since = world.clock.now();
    let due = 0;
    world.onSleep = () => {
      gone = (world.clock.now() - since) / day;
      if (gone < due) return;
      due += 1 / timesADay;
      stock.push(takeStock(signal));
      say(gone);
    };
    const { autoScalingGroupName, launchTemplateId } = world.fleet;
    const version = await world.fleet.addVersion();
    const inputs = {
      autoScalingGroupName,
      desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
      preferences: {
        checkpointPercentages: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
        checkpointDelay: longestPause,
      },
    };
    const limit = days === undefined ? {} : { timeoutSeconds: days * (day / 1000) };
    const errorContext = { autoScalingGroupName };
    const { error } = await roll(
      { inputs, saved: {}, errorContext, ...limit },
      world.portsFor(signal),
    );
    end = error?.code ?? "done";
    gone = (world.clock.now() - since) / day;
  });
  return { stock, end, days: gone };
}
