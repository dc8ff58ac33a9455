/** The life of a resource, change by change, and how each is to end whatever happens on the way. */
import type { Inputs } from "../../engine/inputs/inputs";
import { createAlarm, type Alarm } from "../../test/support/engine/alarm";
import { startCompetingRefresh } from "../../test/support/engine/competing-refresh";
import type { World } from "../../test/support/provider/a-world";
import {
  createStack,
  hidden,
  type Command,
  type Stack,
} from "../../test/support/provider/miniature-pulumi";

/** A fleet, and the stack of a program that rolls it. */
export interface OneResource {
  readonly world: World;
  readonly alarm: Alarm;
  readonly stack: Stack;
}

export interface Stage {
  readonly name: string;
  /** What happens to the world, and what the program says from now on. */
  readonly prepare: (being: OneResource) => Promise<void>;
  /** What the user runs, and runs again after the program was killed. @default "up" */
  readonly command?: Command;
  /** How a run may end that was not killed: `same`, `done`, or the error's code. */
  readonly ends: readonly string[];
  /** How many refreshes of ours the stage may come to: killed and taken up again too. */
  readonly starts: readonly [least: number, most: number];
  /** The version that the instances run afterwards; absent: where it depends on how far AWS got. */
  readonly runs?: string;
}

export async function createResource(world: World): Promise<OneResource> {
  return { world, alarm: await createAlarm(world.simulator), stack: createStack(world, {}) };
}

/** The program wants this version. */
function want(
  { world, stack }: OneResource,
  version: number | string,
  parts: Partial<Inputs> = {},
): void {
  const { autoScalingGroupName, launchTemplateId } = world.fleet;
  const desiredConfiguration = { launchTemplate: { launchTemplateId, version } };
  stack.program = { autoScalingGroupName, desiredConfiguration, ...parts, ...hidden };
}

const alarmPreferences = { alarmSpecification: { alarms: ["too-many-errors"] } };
const rolledBackPreferences = { ...alarmPreferences, autoRollback: true };

const newVersion =
  (parts?: Partial<Inputs>) =>
  async (being: OneResource): Promise<void> => {
    want(being, await being.world.fleet.addVersion(), parts);
  };

const versionThatAlarms =
  (parts: Partial<Inputs>) =>
  async (being: OneResource): Promise<void> => {
    const { world, alarm } = being;
    await newVersion(parts)(being);
    world.simulator.addScenario({
      rules: [{ kind: "alarm", alarmName: alarm.name, state: "ALARM", after: 25 }],
    });
  };

/** Ctrl-C has ended a run onto a new version in the middle. */
const interrupted =
  (seconds: number, parts?: Partial<Inputs>) =>
  async (being: OneResource): Promise<void> => {
    await newVersion(parts)(being);
    await being.stack.run("up", { interruptAfter: seconds * 1000 });
  };

const succeeds = { ends: ["done"], starts: [1, 1] } as const;

/** In order: each goes on from where the one before has left the fleet. */
export const life: readonly Stage[] = [
  {
    name: "create",
    prepare: (being) => {
      want(being, 1);
      return Promise.resolve();
    },
    ...succeeds,
    runs: "1",
  },
  { name: "roll", prepare: newVersion(), ...succeeds, runs: "2" },
  {
    name: "failed roll",
    prepare: versionThatAlarms({ preferences: alarmPreferences }),
    // An alarm that is on lets nothing be started again.
    ends: ["RefreshFailed", "PreflightFailed", "StartRejected"],
    starts: [0, 1],
  },
  { name: "retry", prepare: ({ alarm }) => alarm.set("OK"), ...succeeds, runs: "3" },
  {
    name: "automatic rollback",
    prepare: versionThatAlarms({ preferences: rolledBackPreferences }),
    ends: ["RefreshRolledBack", "RolledBackBefore", "PreflightFailed", "StartRejected"],
    starts: [0, 1],
    runs: "3",
  },
  {
    name: "supersede another's",
    prepare: async (being) => {
      await being.alarm.set("OK");
      await newVersion({ onConflict: "supersede" })(being);
      await startCompetingRefresh(being.world.fleet, 1);
    },
    ...succeeds,
    runs: "5",
  },
  { name: "resume", prepare: interrupted(20), ends: ["done"], starts: [0, 0], runs: "6" },
  {
    name: "supersede our own",
    prepare: async (being) => {
      await interrupted(15)(being);
      await newVersion()(being);
    },
    ...succeeds,
    runs: "8",
  },
  {
    name: "roll back at a time-out",
    prepare: (being) => {
      const limited = { __timeouts: { update: "30s" } };
      return newVersion({ onTimeout: "rollback", ...limited })(being);
    },
    // An hour later it has succeeded, and a rollback that the dead run began is not known to be ours.
    ends: ["WaitTimeout", "RefreshRolledBack", "RolledBackBefore", "ConflictWaitEnded", "done"],
    starts: [1, 1],
  },
  {
    name: "follow $Latest",
    prepare: async (being) => {
      await being.world.fleet.addVersion();
      want(being, "$Latest");
    },
    ...succeeds,
    runs: "10",
  },
  {
    name: "$Latest moves on",
    prepare: async ({ world }) => {
      await world.fleet.addVersion();
    },
    ...succeeds,
    runs: "11",
  },
  {
    name: "refresh",
    prepare: interrupted(20, { onDelete: "rollback" }),
    command: "refresh",
    ends: ["done"],
    starts: [0, 0],
  },
  {
    name: "delete",
    prepare: () => Promise.resolve(),
    command: "destroy",
    ends: ["done"],
    starts: [0, 0],
  },
];
