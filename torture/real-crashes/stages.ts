/** The stages of a life with the real engine, each with the AWS calls at which it can be killed, and how it is to end whatever happens. */
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { createAlarm, type Alarm } from "../../test/support/engine/alarm";
import { interruptInTheMiddle } from "../../test/support/engine/mid-roll";
import type { Operation } from "../../test/support/engine/operation";
import { startCompetingRefresh } from "../../test/support/engine/competing-refresh";
import type { Arguments, Context } from "../../test/support/engine/context";
import type { Allowed } from "./judge";

/** A call of a run, by its action and its place among the calls of that action, from 1. */
export type Call = readonly [action: string, place: number];

export interface RealStage {
  readonly name: string;
  /** In the order in which a run makes them. */
  readonly calls: readonly Call[];
  /** What comes before. @returns what the user runs, and runs again after the machine was lost */
  readonly prepare: (errorContext: Context) => Promise<UserRun>;
}

export interface UserRun extends Allowed {
  readonly start: () => Operation;
  /** What brings the fleet onto the target where the stage itself does not; it starts one refresh at most. @returns the program */
  readonly fix?: () => Promise<PulumiFn>;
  /** The version that all instances run in the end; absent: where a destroy leaves it to AWS. */
  readonly target?: number;
}

const groups: Call = ["DescribeAutoScalingGroups", 1];
const versions: Call = ["DescribeLaunchTemplateVersions", 1];
const firstPoll: Call = ["DescribeInstanceRefreshes", 1];
const preflight: readonly Call[] = [
  ["DescribeImages", 1],
  ["DescribeInstanceTypes", 1],
];
const start: Call = ["StartInstanceRefresh", 1];
const looks: readonly Call[] = [
  ["DescribeInstanceRefreshes", 2],
  ["DescribeInstanceRefreshes", 3],
  ["DescribeInstanceRefreshes", 5],
];
/** The group is described once more when the refresh has ended. */
const atTheEnd: Call = ["DescribeAutoScalingGroups", 2];

const following = [...looks, ["DescribeScalingActivities", 1], atTheEnd] as const;
const starting = [groups, firstPoll, versions, ...preflight, start, ...following];
const superseding = [groups, firstPoll, ["CancelInstanceRefresh", 1], ...looks, start] as const;

const alarmedPreferences = {
  instanceWarmup: 10,
  alarmSpecification: { alarms: ["too-many-errors"] },
};
const alarmed: Arguments = { preferences: alarmedPreferences };
const rolledBack: Arguments = { preferences: { ...alarmedPreferences, autoRollback: true } };

function upOnto({ stack }: Context, program: PulumiFn): Pick<UserRun, "start"> {
  return { start: () => stack.start.up({ program }) };
}

const succeeds = { ends: ["succeeded"], starts: [1, 1] } as const;

/** An alarm that comes soon after the start of the next refresh. */
async function alarmComes({ simulator }: Context): Promise<Alarm> {
  const alarm = await createAlarm(simulator);
  simulator.addScenario({
    rules: [{ kind: "alarm", alarmName: alarm.name, state: "ALARM", after: 90 }],
  });
  return alarm;
}

/** Leaves a refresh of ours in the middle. */
async function interrupted(errorContext: Context, args: Arguments = {}): Promise<PulumiFn> {
  const program = errorContext.onto(await errorContext.fleet.addVersion(), args);
  await interruptInTheMiddle(errorContext, { program });
  errorContext.time.release();
  return program;
}

export const stages: readonly RealStage[] = [
  {
    name: "create",
    calls: starting,
    prepare: async (errorContext) => {
      const target = await errorContext.fleet.addVersion();
      return { ...upOnto(errorContext, errorContext.onto(target)), ...succeeds, target };
    },
  },
  {
    name: "roll",
    calls: starting,
    prepare: async (errorContext) => {
      await errorContext.stack.up();
      const target = await errorContext.fleet.addVersion();
      return { ...upOnto(errorContext, errorContext.onto(target)), ...succeeds, target };
    },
  },
  {
    name: "failed roll",
    calls: starting,
    prepare: async (errorContext) => {
      const target = await errorContext.fleet.addVersion();
      const alarm = await alarmComes(errorContext);
      const program = errorContext.onto(target, alarmed);
      const fix = async () => {
        await alarm.set("OK");
        return program;
      };
      return { ...upOnto(errorContext, program), ends: ["failed"], starts: [0, 1], fix, target };
    },
  },
  {
    name: "retry",
    calls: starting,
    prepare: async (errorContext) => {
      const target = await errorContext.fleet.addVersion();
      const alarm = await alarmComes(errorContext);
      const program = errorContext.onto(target, alarmed);
      await errorContext.stack.up({ program });
      await alarm.set("OK");
      return { ...upOnto(errorContext, program), ...succeeds, target };
    },
  },
  {
    name: "rollback",
    calls: starting,
    prepare: async (errorContext) => {
      const bad = await errorContext.fleet.addVersion();
      const alarm = await alarmComes(errorContext);
      const target = bad + 1;
      const fix = async () => {
        await alarm.set("OK");
        return errorContext.onto(await errorContext.fleet.addVersion(), rolledBack);
      };
      const run = upOnto(errorContext, errorContext.onto(bad, rolledBack));
      return { ...run, ends: ["failed"], starts: [0, 1], fix, target };
    },
  },
  {
    name: "supersede another's",
    calls: superseding,
    prepare: async (errorContext) => {
      const target = await errorContext.fleet.addVersion();
      await startCompetingRefresh(errorContext.fleet, 1);
      const program = errorContext.onto(target, { onConflict: "supersede" });
      return { ...upOnto(errorContext, program), ...succeeds, target };
    },
  },
  {
    name: "resume",
    calls: [groups, firstPoll, ...following],
    prepare: async (errorContext) => {
      const run = upOnto(errorContext, await interrupted(errorContext));
      return { ...run, ends: ["succeeded"], starts: [0, 0], target: 2 };
    },
  },
  {
    name: "supersede our own",
    calls: superseding,
    prepare: async (errorContext) => {
      await interrupted(errorContext);
      const target = await errorContext.fleet.addVersion();
      return { ...upOnto(errorContext, errorContext.onto(target)), ...succeeds, target };
    },
  },
  {
    name: "delete",
    calls: [firstPoll, ["RollbackInstanceRefresh", 1], ...looks],
    prepare: async (errorContext) => {
      await interrupted(errorContext, { onDelete: "rollback" });
      const begin = () => errorContext.stack.start.destroy();
      return { start: begin, ends: ["succeeded"], starts: [0, 0] };
    },
  },
];
