/** The phases of a resource's life in which a fault may strike: how each is reached, and which calls belong to it. */
import type { Inputs } from "../../engine/inputs/inputs";
import { want, type Context } from "./context";
import type { Command } from "../../test/support/provider/miniature-pulumi";

/** A call that arrives at AWS while the command of a phase runs. */
export interface Moment {
  readonly action: string;
  /** Of the newest refresh of the group. */
  readonly status: string | undefined;
  /** Whether the command has asked for a start already, this call included. */
  readonly isStarting: boolean;
}

export interface Phase {
  readonly name: string;
  /** Goes to where the command is to be run. */
  readonly prepare: (errorContext: Context) => Promise<void>;
  readonly command: Command;
  readonly isIn: (moment: Moment) => boolean;
  /** The call of the phase that changes something, if there is one. */
  readonly acts?: string;
}

/** The program follows `$Latest`, which has moved on. */
async function latestMovedOn(errorContext: Context): Promise<void> {
  want(errorContext, "$Latest");
  await errorContext.stack.run("up");
  errorContext.target = String(await errorContext.world.fleet.addVersion());
}

const newVersion =
  (parts: Partial<Inputs> = {}) =>
  async (errorContext: Context): Promise<void> => {
    const version = await errorContext.world.fleet.addVersion();
    errorContext.target = String(version);
    want(errorContext, version, parts);
  };

/** The refresh is under way, and Ctrl-C has ended the run that started it. */
const interrupted =
  (parts: Partial<Inputs> = {}) =>
  async (errorContext: Context): Promise<void> => {
    await newVersion(parts)(errorContext);
    await errorContext.stack.run("up", { interruptAfter: 20_000 });
    await quiet(errorContext);
  };

/** A run that was interrupted does not wait for the answers to its diagnosis: they must not be taken for those of the next. */
async function quiet({ world: { fleet, simulator } }: Context): Promise<void> {
  for (let others = 1; others > 0;) {
    const before = simulator.calls().length;
    for (let rounds = 0; rounds < 3; rounds += 1) await fleet.versions();
    others = simulator.calls().length - before - 3;
  }
}

const statusIs =
  (status: string): Phase["isIn"] =>
  (moment) =>
    moment.status === status;

const always = (): boolean => true;

export const phases: readonly Phase[] = [
  { name: "preview", prepare: latestMovedOn, command: "preview", isIn: always },
  {
    name: "preflight",
    prepare: latestMovedOn,
    command: "up",
    isIn: ({ isStarting }) => !isStarting,
  },
  {
    name: "start",
    prepare: newVersion(),
    command: "up",
    isIn: ({ action }) => action === "StartInstanceRefresh",
    acts: "StartInstanceRefresh",
  },
  { name: "Pending", prepare: newVersion(), command: "up", isIn: statusIs("Pending") },
  { name: "InProgress", prepare: newVersion(), command: "up", isIn: statusIs("InProgress") },
  {
    name: "Baking",
    prepare: newVersion({ preferences: { bakeTime: 300 } }),
    command: "up",
    isIn: statusIs("Baking"),
  },
  {
    name: "Cancelling",
    prepare: async (errorContext) => {
      await interrupted()(errorContext);
      await newVersion()(errorContext);
    },
    command: "up",
    isIn: statusIs("Cancelling"),
    acts: "CancelInstanceRefresh",
  },
  {
    name: "RollbackInProgress",
    prepare: async (errorContext) => {
      const alarms = [errorContext.alarm.name];
      await newVersion({ preferences: { autoRollback: true, alarmSpecification: { alarms } } })(
        errorContext,
      );
      errorContext.world.simulator.addScenario({
        rules: [{ kind: "alarm", alarmName: errorContext.alarm.name, state: "ALARM", after: 25 }],
      });
    },
    command: "up",
    isIn: statusIs("RollbackInProgress"),
  },
  {
    name: "verify",
    prepare: newVersion(),
    command: "up",
    isIn: ({ action, status, isStarting }) =>
      isStarting && status === "Successful" && action === "DescribeAutoScalingGroups",
  },
  { name: "read", prepare: interrupted(), command: "refresh", isIn: always },
  {
    name: "delete",
    prepare: interrupted({ onDelete: "cancel" }),
    command: "destroy",
    isIn: always,
    acts: "CancelInstanceRefresh",
  },
];
