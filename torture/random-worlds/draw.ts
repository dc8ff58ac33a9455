/** Draws worlds: a fleet, a kind of program, and several runs, each with an edit, preferences, interrupts and injected faults of its own. */
import fc from "fast-check";
import type { StopPolicy, OnConflict, Preferences } from "../../engine/inputs/inputs";
import type { ScenarioRule } from "../../simulator/index";
import { injectedFault } from "./injected-faults";
import type { Resize } from "./resize";

export interface DrawnWorld {
  readonly instances: number;
  readonly wants: Wants;
  /** Whether one instance is protected from scale in. */
  readonly hasProtected: boolean;
  /** Whether one instance is on standby. */
  readonly hasStandby: boolean;
  /** Whether the program accepts no reason for an instance that was left. */
  readonly isStrict: boolean;
  /** Whether the user refreshes the state before each `up` in the end. */
  readonly refreshes: boolean;
  readonly runs: readonly DrawnRun[];
}

/** How the program says what the fleet is to run. */
export type Wants = "a number" | "$Latest" | "a mixed policy" | "the group's own";

export interface DrawnRun {
  /** `tags`: a version that differs in nothing but a field that the program ignores. */
  readonly edit: "version" | "tags" | "trigger" | "none";
  readonly preferences: Preferences;
  readonly policy: StopPolicy;
  readonly onConflict: OnConflict;
  readonly failFast: boolean;
  readonly hold: boolean;
  /** What the user runs before `up`. */
  readonly before: "preview" | "refresh" | "destroy" | "nothing";
  /** Seconds after the run began. */
  readonly interruptAfter: number | undefined;
  readonly timeoutSeconds: number | undefined;
  /** The call to AWS at which the program dies, from 1. */
  readonly killedAt: { readonly call: number; readonly when: "before" | "after" } | undefined;
  /** The machine sleeps for a while: no time passes for the program, and much for the clock. */
  readonly asleep: { readonly after: number; readonly seconds: number } | undefined;
  readonly resize: Resize | undefined;
  readonly injectedFaults: readonly ScenarioRule[];
  /** Seconds until the next run. */
  readonly pause: number;
}

/** Drawn in one world of `freq`. */
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>, freq: number) =>
  fc.option(arbitrary, { nil: undefined, freq: freq - 1 });

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const checkpoints = fc.constantFrom<Preferences[]>(
  {},
  { checkpointPercentages: [] },
  { checkpointPercentages: [50, 100], checkpointDelay: 60 },
  { checkpointPercentages: [50], checkpointDelay: 60 },
);

const healthy = fc.constantFrom<Preferences[]>(
  {},
  { minHealthyPercentage: 0 },
  { minHealthyPercentage: 50 },
  { minHealthyPercentage: 90, maxHealthyPercentage: 110 },
  { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
);

const otherPreferences: fc.Arbitrary<Preferences> = fc.record(
  {
    instanceWarmup: fc.constantFrom(0, 30, 120),
    skipMatching: fc.boolean(),
    autoRollback: fc.boolean(),
    bakeTime: fc.constantFrom(0, 60, 600),
    scaleInProtectedInstances: fc.constantFrom("Refresh", "Ignore", "Wait"),
    standbyInstances: fc.constantFrom("Terminate", "Ignore", "Wait"),
  },
  { requiredKeys: ["instanceWarmup"] },
);

const preferences = fc
  .tuple(otherPreferences, healthy, checkpoints)
  .map(([others, percentages, pauses]): Preferences => ({ ...others, ...percentages, ...pauses }));

const run: fc.Arbitrary<DrawnRun> = fc.record({
  edit: fc.constantFrom<DrawnRun["edit"][]>(
    ...(["version", "version", "trigger", "trigger", "none", "none", "tags"] as const),
  ),
  preferences,
  policy: fc.constantFrom("leave" as const, "cancel" as const, "rollback" as const),
  onConflict: fc.constantFrom("wait" as const, "supersede" as const, "fail" as const),
  failFast: fc.boolean(),
  hold: rarely(fc.constant(true), 8).map((hold) => hold === true),
  before: fc.constantFrom<DrawnRun["before"][]>("nothing", "preview", "refresh", "destroy"),
  interruptAfter: optional(fc.nat(600)),
  timeoutSeconds: optional(fc.integer({ min: 1, max: 1200 })),
  killedAt: rarely(
    fc.record({
      call: fc.integer({ min: 1, max: 25 }),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
    4,
  ),
  asleep: rarely(fc.record({ after: fc.nat(600), seconds: fc.constantFrom(300, 21_600) }), 4),
  resize: optional(
    fc.record({
      after: fc.integer({ min: 1, max: 300 }),
      to: fc.nat(5),
      by: fc.constantFrom<Resize["by"][]>("request", "scheduledAction", "policy"),
    }),
  ),
  injectedFaults: fc.array(injectedFault, { maxLength: 2 }),
  pause: fc.constantFrom(0, 120, 7200),
});

const world: fc.Arbitrary<DrawnWorld> = fc.record({
  instances: fc.nat(4),
  wants: fc.constantFrom<Wants[]>("a number", "$Latest", "a mixed policy", "the group's own"),
  hasProtected: fc.boolean(),
  hasStandby: rarely(fc.constant(true), 4).map((has) => has === true),
  isStrict: fc.boolean(),
  refreshes: fc.boolean(),
  runs: fc.array(run, { minLength: 1, maxLength: 4 }),
});

export const drawnWorld = world.map(possible);

/** AWS goes back from no refresh that has no configuration of its own, and the provider takes no program that asks for it. */
function possible(drawn: DrawnWorld): DrawnWorld {
  if (drawn.wants !== "the group's own") return drawn;
  const runs = drawn.runs.map((one): DrawnRun => {
    const { autoRollback: _, ...rest } = one.preferences;
    return { ...one, preferences: rest, policy: one.policy === "rollback" ? "cancel" : one.policy };
  });
  return { ...drawn, runs };
}
