/** Loses the whole machine at one AWS call of a run with the real engine, runs the same again, and says what is broken then. */
import type { Simulator } from "../../simulator/index";
import type { Operation } from "../../test/support/engine/operation";
import { withContext, type Context } from "../../test/support/engine/context";
import { judge, judgeFleet } from "./judge";
import type { Call, RealStage, UserRun } from "./stages";

export interface RealPoint {
  readonly stage: RealStage;
  readonly call: Call;
  /** Whether the call takes effect. Its answer arrives in neither case. */
  readonly when: "before" | "after";
}

/** @returns what is broken */
export async function killAt({ stage, call, when }: RealPoint): Promise<readonly string[]> {
  const broken: string[] = [];
  await withContext({ instances: 2, secondsPerPoll: 15 }, async (errorContext) => {
    const run = await stage.prepare(errorContext);
    const refreshesBefore = (await errorContext.fleet.refreshes()).length;
    const isKilled = await killed(errorContext.simulator, run.start(), { call, when });
    if (!isKilled) broken.push("the run never came to this call");
    await errorContext.stack.unlock();
    // Reads the state as the next run does.
    await errorContext.stack.exportState();
    const { result } = await run.start().ended;
    const starts = (await errorContext.fleet.refreshes()).length - refreshesBefore;
    broken.push(...judge(run, { result, starts }), ...(await reach(run, errorContext)));
  });
  return broken;
}

/** Ends every process of the run at the call. @returns whether it came to that */
async function killed(
  simulator: Simulator,
  operation: Operation,
  { call: [action, place], when }: Pick<RealPoint, "call" | "when">,
): Promise<boolean> {
  let seen = 0;
  let isKilled = false;
  const arrived = (name: string): boolean => !isKilled && name === action && ++seen === place;
  const kill = (): void => {
    isKilled = true;
    operation.killAll();
  };
  const stop = simulator.onCall({
    before: (arriving) => {
      if (when !== "before" || !arrived(arriving.action)) return;
      simulator.addScenario({ rules: [{ kind: "drop", action, when: "beforeEffect", times: 1 }] });
      kill();
    },
    after: (made) => {
      if (when === "after" && arrived(made.action)) kill();
    },
  });
  await operation.ended;
  stop();
  return isKilled;
}

/** Where the stage ends badly: the cause is mended, and the fleet comes onto the target with one refresh more at most. */
async function reach({ fix, target }: UserRun, errorContext: Context): Promise<readonly string[]> {
  const { fleet, stack } = errorContext;
  const broken: string[] = [];
  if (fix !== undefined) {
    const program = await fix();
    const refreshesBefore = (await fleet.refreshes()).length;
    const { result } = await stack.up({ program });
    const starts = (await fleet.refreshes()).length - refreshesBefore;
    broken.push(...judge({ ends: ["succeeded"], starts: [0, 1] }, { result, starts }));
  }
  return target === undefined ? broken : [...broken, ...(await judgeFleet(fleet, target))];
}
