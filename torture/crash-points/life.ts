/** The life of a resource, change by change, and how each is to end whatever happens on the way. */
import type { Inputs } from "../../provider/core/inputs";
import type { Past } from "../../provider/core/roll-reason";
import { letGo } from "../../provider/operations/let-go";
import { pastAfter } from "../../provider/operations/past-after";
import type { Ports } from "../../provider/operations/ports";
import { roll } from "../../provider/operations/roll";
import { createAlarm, type Alarm } from "../../test/support/engine/alarm";
import { startRival } from "../../test/support/engine/rival";
import type { World } from "../../test/support/provider/a-world";

/** A resource in a world, and what Pulumi has of it in its state. */
export interface Being {
  readonly world: World;
  readonly alarm: Alarm;
  past: Past;
}

export interface Stage {
  readonly name: string;
  /** What happens to the world, or the program, before. */
  readonly prepare: (being: Being) => Promise<void>;
  /** What the user runs, and runs again after the program was killed. @returns the error's code, or "done" */
  readonly act: (being: Being, ports: Ports) => Promise<string>;
  /** How a run may end that was not killed. */
  readonly ends: readonly string[];
  /** How many refreshes of ours the stage may come to: killed and taken up again too. */
  readonly starts: readonly [least: number, most: number];
  /** The version that the instances run afterwards; absent: where it depends on how far AWS got. */
  readonly runs?: string;
}

export async function createBeing(world: World): Promise<Being> {
  return { world, alarm: await createAlarm(world.simulator), past: {} };
}

const nothing = (): Promise<void> => Promise.resolve();
const alarmPreferences = { alarmSpecification: { alarms: ["too-many-errors"] } };
const rolledBackPreferences = { ...alarmPreferences, autoRollback: true };

async function up(
  being: Being,
  ports: Ports,
  version: number,
  parts: Partial<Inputs> = {},
): Promise<string> {
  const { autoScalingGroupName, launchTemplateId } = being.world.fleet;
  const desiredConfiguration = { launchTemplate: { launchTemplateId, version } };
  const inputs = { autoScalingGroupName, desiredConfiguration, ...parts };
  const request = { inputs, past: being.past, scene: { autoScalingGroupName } };
  try {
    const rolled = await roll(request, ports);
    being.past = pastAfter(rolled, being.past);
    return rolled.error?.code ?? "done";
  } catch (error) {
    // Nothing was started: Pulumi keeps the state as it is.
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

const rollTo =
  (version: number, parts?: Partial<Inputs>): Stage["act"] =>
  (being, ports) =>
    up(being, ports, version, parts);

async function addVersion({ world }: Being): Promise<void> {
  await world.fleet.addVersion();
}

async function addVersionThatAlarms({ world, alarm }: Being): Promise<void> {
  await world.fleet.addVersion();
  world.simulator.addScenario({
    rules: [{ kind: "alarm", alarmName: alarm.name, state: "ALARM", after: 25 }],
  });
}

const interruptedAfter =
  (milliseconds: number, version: number) =>
  async (being: Being): Promise<void> => {
    await addVersion(being);
    const interruption = new AbortController();
    const { clock, ports } = being.world;
    clock.at(clock.now() + milliseconds, () => {
      interruption.abort();
    });
    await up(being, { ...ports, signal: interruption.signal }, version);
  };

/** In order: each goes on from where the one before has left the fleet. */
export const life: readonly Stage[] = [
  { name: "create", prepare: nothing, act: rollTo(1), ends: ["done"], starts: [1, 1], runs: "1" },
  { name: "roll", prepare: addVersion, act: rollTo(2), ends: ["done"], starts: [1, 1], runs: "2" },
  {
    name: "failed roll",
    prepare: addVersionThatAlarms,
    act: rollTo(3, { preferences: alarmPreferences }),
    // An alarm that is on lets nothing be started again.
    ends: ["RefreshFailed", "PreflightFailed", "StartRejected"],
    starts: [0, 1],
  },
  {
    name: "retry",
    prepare: ({ alarm }) => alarm.set("OK"),
    act: rollTo(3, { preferences: alarmPreferences }),
    ends: ["done"],
    starts: [1, 1],
    runs: "3",
  },
  {
    name: "automatic rollback",
    prepare: addVersionThatAlarms,
    act: rollTo(4, { preferences: rolledBackPreferences }),
    ends: ["RefreshRolledBack", "RolledBackBefore", "PreflightFailed", "StartRejected"],
    starts: [0, 1],
    runs: "3",
  },
  {
    name: "supersede another's",
    prepare: async (being) => {
      await being.alarm.set("OK");
      await addVersion(being);
      await startRival(being.world.fleet, 1);
    },
    act: rollTo(5, { onConflict: "supersede" }),
    ends: ["done"],
    starts: [1, 1],
    runs: "5",
  },
  {
    name: "resume",
    prepare: interruptedAfter(20_000, 6),
    act: rollTo(6),
    ends: ["done"],
    starts: [0, 0],
    runs: "6",
  },
  {
    name: "supersede our own",
    prepare: async (being) => {
      await interruptedAfter(15_000, 7)(being);
      await addVersion(being);
    },
    act: rollTo(8),
    ends: ["done"],
    starts: [1, 1],
    runs: "8",
  },
  {
    name: "delete",
    prepare: interruptedAfter(20_000, 9),
    act: async ({ world, past }, ports) => {
      const { instanceRefreshId } = past;
      const { autoScalingGroupName } = world.fleet;
      await letGo({ autoScalingGroupName, instanceRefreshId, policy: "rollback" }, ports);
      return "done";
    },
    ends: ["done"],
    starts: [0, 0],
  },
];
