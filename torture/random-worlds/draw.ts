/** Draws worlds: a fleet, and several runs of `up`, each with an edit, preferences, interrupts and misfortunes of its own. */
import fc from "fast-check";
import type { Abandon, Preferences } from "../../provider/core/inputs";
import type { ScenarioRule } from "../../simulator/index";

export interface DrawnWorld {
  readonly instances: number;
  /** Whether one instance is protected from scale in. */
  readonly hasProtected: boolean;
  /** Whether the program lets nothing excuse an instance that was left. */
  readonly isStrict: boolean;
  readonly runs: readonly DrawnRun[];
}

export interface DrawnRun {
  readonly edit: "version" | "trigger" | "none";
  readonly preferences: Preferences;
  readonly policy: Abandon;
  /** Seconds after the run began. */
  readonly interruptAfter: number | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly resize: { readonly after: number; readonly to: number } | undefined;
  readonly misfortunes: readonly ScenarioRule[];
  /** Seconds until the next run. */
  readonly pause: number;
}

const optional = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const checkpoints: fc.Arbitrary<Preferences> = fc.constantFrom<Preferences[]>(
  {},
  { checkpointPercentages: [] },
  { checkpointPercentages: [50, 100], checkpointDelay: 60 },
  { checkpointPercentages: [50], checkpointDelay: 60 },
);

const otherPreferences: fc.Arbitrary<Preferences> = fc.record(
  {
    minHealthyPercentage: fc.constantFrom(0, 50, 90),
    instanceWarmup: fc.constantFrom(0, 30, 120),
    skipMatching: fc.boolean(),
    autoRollback: fc.boolean(),
    bakeTime: fc.constantFrom(0, 60, 600),
    scaleInProtectedInstances: fc.constantFrom("Refresh", "Ignore", "Wait"),
  },
  { requiredKeys: ["instanceWarmup"] },
);

const preferences = fc
  .tuple(otherPreferences, checkpoints)
  .map(([others, pauses]): Preferences => ({ ...others, ...pauses }));

const capacity = "There is no Spot capacity available that matches your request.";
const noImage = "The image id '[ami-0000]' does not exist";

const times = fc.integer({ min: 1, max: 4 });
const misfortune: fc.Arbitrary<ScenarioRule> = fc.oneof(
  fc.record({
    kind: fc.constant("launch" as const),
    failure: fc.constantFrom(capacity, noImage),
    times,
  }),
  fc.record({
    kind: fc.constant("launch" as const),
    inServiceAfter: fc.constantFrom(40, 400),
    times,
  }),
  fc.record({
    kind: fc.constant("launch" as const),
    unhealthyAfter: fc.constantFrom(0, 60),
    times,
  }),
  fc.record({ kind: fc.constant("throttle" as const), after: fc.nat(12), times }),
  fc.record({
    kind: fc.constant("error" as const),
    code: fc.constant("InternalFailure"),
    message: fc.constant("We encountered an internal error."),
    status: fc.constantFrom(500, 503),
    after: fc.nat(12),
    times,
  }),
  fc.record({
    kind: fc.constant("drop" as const),
    when: fc.constantFrom("beforeEffect" as const, "afterEffect" as const),
    action: fc.constantFrom("StartInstanceRefresh", "CancelInstanceRefresh"),
    times: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant("rivalRefresh" as const),
    autoScalingGroupName: fc.constant("web"),
    after: fc.nat(900),
    launchTemplateVersion: fc.constant("1"),
  }),
);

const run: fc.Arbitrary<DrawnRun> = fc.record({
  edit: fc.constantFrom("version" as const, "trigger" as const, "none" as const),
  preferences,
  policy: fc.constantFrom("leave" as const, "cancel" as const, "rollback" as const),
  interruptAfter: optional(fc.nat(600)),
  timeoutSeconds: optional(fc.integer({ min: 1, max: 1200 })),
  resize: optional(fc.record({ after: fc.nat(300), to: fc.nat(5) })),
  misfortunes: fc.array(misfortune, { maxLength: 2 }),
  pause: fc.constantFrom(0, 120, 7200),
});

export const drawnWorld: fc.Arbitrary<DrawnWorld> = fc.record({
  instances: fc.nat(4),
  hasProtected: fc.boolean(),
  isStrict: fc.boolean(),
  runs: fc.array(run, { minLength: 1, maxLength: 3 }),
});
