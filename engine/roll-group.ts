/** `rollGroup`: rolls a group from any program, and returns what came of it. */
import { connect, connectionOf } from "./connect";
import { savedStateOf } from "./decision/saved-state";
import type { Inputs } from "./inputs/inputs";
import { validateInputs } from "./inputs/validate";
import { applyResource, type AppliedResource } from "./resource/apply";
import { InstanceRefreshError, type ErrorContext } from "./run/errors/instance-refresh-error";
import { inputsRefused } from "./run/errors/start";
import type { RefreshOutputs, RunOutputs } from "./outputs/outputs";
import type { Progress } from "./refresh/progress";
import { visibleOutputs } from "./run/outputs";
import type { Ports, Reporter } from "./run/ports";

/**
 * What one call knows for the next: plain data, to be kept as JSON. With it, a program that was interrupted resumes its refresh, and a
 * version that AWS rolled back is not tried again. Its members may change with any version; later versions read it.
 */
export type GroupState = Readonly<Record<string, unknown>>;

export interface RollGroupOptions {
  /** What to roll and how. Validated before the first call to AWS. */
  readonly inputs: Inputs;
  /** The `state` of the last call for this group. @default none: nothing is known of earlier calls */
  readonly state?: GroupState;
  /** Seconds that the whole call may take; then `inputs.onTimeout` decides. @default no limit but AWS's own */
  readonly timeoutSeconds?: number;
  /** Interrupts the wait when it is aborted; then `inputs.onInterrupt` decides. @default never */
  readonly signal?: AbortSignal;
  /** Called with every event, in order. What it throws ends the call. @default none */
  readonly onProgress?: (event: ProgressEvent) => void;
}

/** Something to show to a person. */
export interface ProgressEvent {
  /** `progress` replaces the last one: where things stand now. `note` and `warning` stay. */
  readonly kind: "progress" | "note" | "warning";
  /** One line without the group's name. */
  readonly text: string;
  /** Where the refresh stands, for an event of the kind `progress` that is about a refresh. */
  readonly progress?: Progress;
}

/**
 * - `rolled`: a refresh succeeded, every gate has passed, and the fleet was verified.
 * - `unchanged`: there was no reason to roll.
 * - `onHold`: there is a reason, and `inputs.hold` is set; `outputs.pendingReason` says which.
 * - `failed`: a refresh exists that did not succeed, or is still running: `error` says what is in AWS now.
 * - `notStarted`: nothing was started, as far as is known: `error` says why.
 */
export type RollGroupOutcome = "rolled" | "unchanged" | "onHold" | "failed" | "notStarted";

export interface RollGroupResult {
  readonly outcome: RollGroupOutcome;
  /** Set when the outcome is `failed` or `notStarted`. Its message is complete, its `code` stable. */
  readonly error?: InstanceRefreshError;
  /** What is known of the refresh and the fleet. */
  readonly outputs: RefreshOutputs & RunOutputs;
  /** For the next call, whatever the outcome is. */
  readonly state: GroupState;
}

/**
 * Rolls an Auto Scaling group with an instance refresh, and follows it to its end: decides whether a refresh is needed, runs the
 * preflight, adopts or waits for an active refresh, starts one, follows it, runs the gates, and verifies the fleet.
 *
 * Everything that can go wrong is part of the result. It rejects only for a bug, and for what `onProgress` throws.
 *
 * Credentials and Region come from `inputs`, then from the environment and the files that the AWS CLI reads.
 */
export async function rollGroup(options: RollGroupOptions): Promise<RollGroupResult> {
  return rollGroupWith(options, portsFor(options));
}

/** The same with ports of the caller's own. */
export async function rollGroupWith(
  { inputs, state = {}, timeoutSeconds }: RollGroupOptions,
  ports: Ports,
): Promise<RollGroupResult> {
  const errorContext = errorContextOf(inputs);
  try {
    requireValid(inputs, errorContext);
    const applied = await applyResource(
      {
        inputs: { ...inputs },
        previous: state,
        saved: savedStateOf(state),
        errorContext,
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      },
      ports,
    );
    return toResult(applied);
  } catch (error) {
    if (!(error instanceof InstanceRefreshError)) throw error;
    return { outcome: "notStarted", error, outputs: {}, state };
  }
}

function toResult({ outcome, outputs, error }: AppliedResource): RollGroupResult {
  return { outcome, ...(error && { error }), outputs: visibleOutputs(outputs), state: outputs };
}

/** @throws InstanceRefreshError with every input that is wrong */
export function requireValid(inputs: Inputs, errorContext: ErrorContext): void {
  const failures = validateInputs({ ...inputs });
  if (failures.length > 0) throw inputsRefused(errorContext, failures);
}

/** Where a call takes place, for its messages. */
export function errorContextOf(inputs: Inputs): ErrorContext {
  const { region } = connectionOf(inputs, process.env);
  const { autoScalingGroupName } = inputs;
  return { autoScalingGroupName, ...(region !== undefined && { region }) };
}

/** The ports of one call. */
export function portsFor({
  inputs,
  signal = new AbortController().signal,
  onProgress = () => undefined,
}: Pick<RollGroupOptions, "inputs" | "signal" | "onProgress">): Ports {
  return connect({
    connection: connectionOf(inputs, process.env),
    reporter: reporterOf(onProgress),
    signal,
    environment: process.env,
  });
}

function reporterOf(onProgress: (event: ProgressEvent) => void): Reporter {
  const report = (kind: ProgressEvent["kind"]) => (text: string) => {
    onProgress({ kind, text });
  };
  return {
    progress: (text, progress) => {
      onProgress({ kind: "progress", text, ...(progress && { progress }) });
    },
    preview: (lines) => {
      lines.forEach(report("note"));
    },
    note: report("note"),
    warn: report("warning"),
  };
}
