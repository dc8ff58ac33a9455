/** Twenty moments at which the machine is lost, spread over the life of a resource; the next run is judged as in `npm run torture`. */
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index";
import { judge, judgeFleet, type Allowed } from "../../torture/real-crashes/judge";
import { createAlarm, type Alarm } from "../support/engine/alarm";
import { interruptInTheMiddle } from "../support/terraform/mid-roll";
import {
  address,
  describeTerraform,
  withContext,
  type Context,
} from "../support/terraform/context";
import type { Ran, Running } from "../support/terraform/workplace";

/** A call of a command, by its action and its place among the calls of that action, from 1. */
type Call = readonly [action: string, place: number];

interface Stage extends Allowed {
  readonly name: string;
  /** Each is a moment to die before it takes effect, and one to die after. */
  readonly calls: readonly [Call, Call];
  /** @default "apply" */
  readonly command?: "apply" | "destroy";
  /** What comes before. */
  readonly prepare: (context: Context) => Promise<void>;
  /** What lets a stage that ends red end green, with one refresh more at most. */
  readonly fix?: (context: Context) => Promise<void>;
  /** The version that all instances run in the end; absent: where AWS may be done before the rollback is asked for again. */
  readonly target?: number;
}

const start: Call = ["StartInstanceRefresh", 1];
const look: Call = ["DescribeInstanceRefreshes", 7];
const succeeds = { ends: ["succeeded"], starts: [1, 1] } as const;

async function applyFirst({ terraform }: Context): Promise<void> {
  const { code, text } = await terraform.apply();
  assert.equal(code, 0, text);
}

/** Writes a new version that an alarm stops in the middle of its roll: each poll of a plan, too, takes 15 seconds. */
async function writeFailing(context: Context): Promise<Alarm> {
  const { terraform, simulator, fleet, onto } = context;
  await applyFirst(context);
  const alarm = await createAlarm(simulator);
  simulator.addScenario({
    rules: [{ kind: "alarm", alarmName: alarm.name, state: "ALARM", after: 150 }],
  });
  const preferences = `preferences = { instance_warmup = 10, alarm_specification = { alarms = ["${alarm.name}"] } }`;
  await terraform.write(onto(await fleet.addVersion(), preferences));
  return alarm;
}

const stages: readonly Stage[] = [
  {
    name: "create",
    calls: [start, look],
    prepare: async ({ terraform, fleet, onto }) => terraform.write(onto(await fleet.addVersion())),
    ...succeeds,
    target: 2,
  },
  {
    name: "roll",
    calls: [["DescribeAutoScalingGroups", 2], start],
    prepare: async (context) => {
      const { terraform, fleet, onto } = context;
      await applyFirst(context);
      await terraform.write(onto(await fleet.addVersion()));
    },
    ...succeeds,
    target: 2,
  },
  {
    name: "failed roll",
    calls: [start, look],
    prepare: async (context) => {
      await writeFailing(context);
    },
    // An alarm that is on lets nothing be started again.
    ends: ["failed"],
    starts: [0, 1],
    fix: async ({ simulator }) => (await createAlarm(simulator)).set("OK"),
    target: 2,
  },
  {
    name: "retry",
    calls: [start, look],
    prepare: async (context) => {
      const alarm = await writeFailing(context);
      assert.equal((await context.terraform.apply()).code, 1);
      await alarm.set("OK");
    },
    ...succeeds,
    target: 2,
  },
  {
    name: "delete",
    calls: [
      ["DescribeInstanceRefreshes", 1],
      ["RollbackInstanceRefresh", 1],
    ],
    command: "destroy",
    prepare: async (context) => {
      const { terraform, fleet, time, onto } = context;
      await applyFirst(context);
      await terraform.write(onto(await fleet.addVersion(), 'on_delete = "rollback"'));
      await interruptInTheMiddle(context);
      time.release();
    },
    ends: ["succeeded"],
    starts: [0, 0],
  },
];

interface CrashPoint {
  readonly call: Call;
  /** Whether the call takes effect. Its answer arrives in neither case. */
  readonly when: "before" | "after";
}

describeTerraform("a crash of terraform and the provider at a call to AWS", () => {
  for (const stage of stages) {
    for (const call of stage.calls) {
      for (const when of ["before", "after"] as const) {
        it(`is made up for by the next run: ${stage.name}, ${when} ${call.join(" ")}`, () =>
          withContext({ instances: 2, secondsPerPoll: 15 }, async (context) => {
            assert.deepEqual(await crashAt(context, stage, { call, when }), []);
          }));
      }
    }
  }
});

/** @returns what is broken after the crash and the next run */
async function crashAt(
  context: Context,
  stage: Stage,
  point: CrashPoint,
): Promise<readonly string[]> {
  const { terraform, simulator, fleet } = context;
  const { command = "apply", prepare, fix, target } = stage;
  await prepare(context);
  // A call that was cut off before its effect has started nothing, so refreshes are counted, and not calls.
  const refreshes = async (): Promise<number> => (await fleet.refreshes()).length;
  const before = await refreshes();
  const running = terraform.start(command, "-auto-approve", "-no-color");
  const isKilled = await crash(running, simulator, point);
  assert.ok(isKilled, `never came to this call: ${(await running.ended).text}`);
  const next = await runAgain(context, command);
  const broken = [
    ...judge(stage, { result: resultOf(next), starts: (await refreshes()) - before }),
  ];
  if (fix !== undefined) {
    await fix(context);
    const beforeMended = await refreshes();
    const mended = await terraform.apply();
    const green = { ends: ["succeeded"], starts: [0, 1] } as const;
    const starts = (await refreshes()) - beforeMended;
    broken.push(...judge(green, { result: resultOf(mended), starts }));
  }
  if (target !== undefined) broken.push(...(await judgeFleet(fleet, target)));
  return broken.length > 0
    ? [...broken, next.text]
    : [...broken, ...(await judgeState(context, command))];
}

/** Nothing is left to do. */
async function judgeState(
  { terraform }: Context,
  command: "apply" | "destroy",
): Promise<readonly string[]> {
  if (command === "apply") {
    const { code, text } = await terraform.plan("-detailed-exitcode");
    return code === 0 ? [] : [`the next plan is not empty: ${text}`];
  }
  return (await terraform.attributes(address)) === undefined ? [] : ["the resource is still there"];
}

function resultOf({ code }: Ran): "succeeded" | "failed" {
  return code === 0 ? "succeeded" : "failed";
}

/** Kills the command's whole process group at the crash point. @returns whether it came to that */
async function crash(
  { process: { pid }, ended }: Running,
  simulator: Simulator,
  { call: [action, place], when }: CrashPoint,
): Promise<boolean> {
  assert.ok(pid !== undefined);
  let seen = 0;
  let isKilled = false;
  const strike = (name: string): void => {
    if (isKilled || name !== action || ++seen !== place) return;
    isKilled = true;
    if (when === "before") {
      simulator.addScenario({ rules: [{ kind: "drop", action, when: "beforeEffect", times: 1 }] });
    }
    process.kill(-pid, "SIGKILL");
  };
  const stop = simulator.onCall({
    [when]: ({ action: name }: { readonly action: string }) => {
      strike(name);
    },
  });
  await ended;
  stop();
  return isKilled;
}

/** A killed terraform leaves its lock. */
async function runAgain({ terraform }: Context, command: "apply" | "destroy"): Promise<Ran> {
  await rm(join(terraform.directory, ".terraform.tfstate.lock.info"), { force: true });
  return terraform[command]();
}
