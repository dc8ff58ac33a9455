/** Runs the gates at every checkpoint and before a success, and stops the refresh when one fails. */
import { checkpointReached } from "../refresh/checkpoints";
import { isFault, renderFault } from "../run/fault";
import { gateDefaults, nameOf, type Gate, type GateFailure, type GateObservation } from "./gate";
import { metricOutcomeOf, recordPoints, type MetricGate, type ObservedPoints } from "./metric-gate";
import { untilAbort } from "../run/until-abort";
import { withShortTimeout } from "../run/with-timeout";
import type { Snapshot } from "../refresh/snapshot";
import type { Ports } from "../run/ports";
import type { AbortCondition } from "../watch/poll";

/** The outcome of a run of the gates. An interrupt or the deadline of the run ends it too; neither is a failure of a gate. */
export type GatesOutcome =
  | { readonly end: "passed" | "interrupted" }
  | { readonly end: "failed" | "timedOut"; readonly failures: readonly GateFailure[] };

export interface GateRunner {
  /** Stops the wait at a checkpoint, or when everything is replaced, if a gate fails. */
  readonly abortCondition: AbortCondition;
  /** Runs the gates after AWS has reported Successful, unless all have passed since everything was replaced. */
  readonly checkBeforeSuccess: (refresh: Snapshot) => Promise<GatesOutcome>;
  /** The gates that had not passed when the deadline came. */
  readonly pending: () => readonly GateFailure[];
}

export interface GateRunnerOptions {
  readonly gates?: readonly Gate[];
  /** An instant of the clock. After it, each gate is checked at most once more. */
  readonly deadline?: number;
}

export function createGateRunner(
  { gates = [], deadline = Infinity }: GateRunnerOptions,
  ports: Ports,
): GateRunner {
  const { clock, reporter, signal } = ports;
  let last: Snapshot | undefined;
  let haveLastPassed = gates.length === 0;
  let pending: readonly GateFailure[] = [];
  const runGates = async (when: string, refresh: Snapshot): Promise<GatesOutcome> => {
    reporter.note(`${when}: checking ${gates.map(nameOf).join(", ")}`);
    const response = combineResults(
      await Promise.all(
        gates.map((gate) =>
          runGate(gate, { request: checkOf(gate, refresh, ports), deadline }, ports),
        ),
      ),
    );
    pending = response.end === "timedOut" ? response.failures : [];
    return response;
  };
  return {
    pending: () => pending,
    abortCondition: async ({ refresh }) => {
      const checkpoint = checkpointReached(last, refresh);
      last = refresh;
      const isLast = !haveLastPassed && refresh.status === "Baking";
      if (gates.length === 0 || clock.now() >= deadline) return undefined;
      if (checkpoint === undefined && !isLast) return undefined;
      const when = checkpoint === undefined ? "baking" : `checkpoint ${checkpoint}%`;
      const response = await runGates(when, refresh);
      haveLastPassed ||= isLast && response.end === "passed";
      return response.end === "failed" ? { kind: "gates", failures: response.failures } : undefined;
    },
    checkBeforeSuccess: async (refresh) => {
      if (haveLastPassed) return { end: "passed" };
      return signal.aborted ? { end: "interrupted" } : runGates("before success", refresh);
    },
  };
}

/** The outcome of one gate, with its last observation. */
interface GateResult extends GateFailure {
  readonly end: GatesOutcome["end"];
}

/** A failed gate counts for more than one that was cut off. */
function combineResults(results: readonly GateResult[]): GatesOutcome {
  for (const end of ["failed", "interrupted", "timedOut"] as const) {
    const failures = results
      .filter((one) => one.end === end)
      .map(({ end: _, ...failure }) => failure);
    if (failures.length > 0) return end === "interrupted" ? { end } : { end, failures };
  }
  return { end: "passed" };
}

/** Checks until enough checks in a row have passed, or until the timeout of the gate or the deadline of the run. */
async function runGate(
  gate: Gate,
  { request, deadline }: { readonly request: GateCheckCall; readonly deadline: number },
  ports: Ports,
): Promise<GateResult> {
  const { clock, signal } = ports;
  const { times, interval, timeout } = { ...gateDefaults, ...gate };
  const retryUntil = clock.now() + timeout * 1000;
  let last: GateFailure = { gate: nameOf(gate), observed: "no response in time" };
  for (let inARow = 0; ;) {
    const response = await checkWithin(request, Math.min(retryUntil, deadline), ports);
    inARow = response?.passes ? inARow + 1 : 0;
    // A check that was cut off has observed nothing, so the observation before it stays.
    if (response !== undefined)
      last = { gate: nameOf(gate), ...describeObservation(response, { inARow, times }) };
    const now = clock.now();
    if (inARow >= times) return { ...last, end: "passed" };
    if (signal.aborted) return { ...last, end: "interrupted" };
    if (now >= retryUntil || last.isBroken) return { ...last, end: "failed" };
    if (now >= deadline) return { ...last, end: "timedOut" };
    ports.reporter.progress(`gate ${last.gate}: ${response?.observed ?? last.observed}`);
    await clock.sleep(Math.min(interval * 1000, retryUntil - now, deadline - now), signal);
  }
}

function describeObservation(
  { passes, observed, isBroken }: GateObservation,
  { inARow, times }: { readonly inARow: number; readonly times: number },
): Omit<GateFailure, "gate"> {
  return {
    observed: passes ? `${inARow} passed checks in a row, not ${times}` : observed,
    ...(isBroken && { isBroken }),
  };
}

/** Milliseconds for the last check of a gate after the deadline. */
const lastTry = 10_000;

/** One observation, or undefined if it was cut off: a program or call that hangs must delay neither the deadline nor an interrupt. */
async function checkWithin(
  request: GateCheckCall,
  limit: number,
  { clock, signal }: Ports,
): Promise<GateObservation | undefined> {
  const end = new AbortController();
  const stop = (): void => {
    end.abort();
  };
  const cancel = clock.schedule(Math.max(lastTry, limit - clock.now()), stop);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const response = request(end.signal);
    const inTime = await untilAbort(response, end.signal);
    if (inTime !== undefined) return inTime;
    // A pass that arrived meanwhile counts. A failure does not: the cut-off itself makes the request or the program fail.
    const late = await withShortTimeout(response, clock);
    return late?.passes ? late : undefined;
  } finally {
    cancel();
    signal.removeEventListener("abort", stop);
  }
}

/** Makes one check. It may remember earlier observations. */
type GateCheckCall = (signal: AbortSignal) => Promise<GateObservation>;

function checkOf(
  { http, alarms, metric, command = [] }: Gate,
  refresh: Snapshot,
  ports: Ports,
): GateCheckCall {
  const { gateCheck } = ports;
  if (http !== undefined) return (signal) => gateCheck.http(http, signal);
  if (alarms !== undefined) return withFaultsAsFailure(() => observeAlarms(alarms, ports));
  if (metric !== undefined) return withFaultsAsFailure(watchMetric(metric, refresh, ports));
  return (signal) => gateCheck.command(command, signal);
}

/** A check fails if AWS cannot be reached or refuses the request. If AWS finds the request invalid, the gate itself is broken. */
function withFaultsAsFailure(request: GateCheckCall): GateCheckCall {
  return async (signal) => {
    try {
      return await request(signal);
    } catch (error) {
      if (!isFault(error)) throw error;
      return {
        passes: false,
        observed: renderFault(error),
        ...(isFault(error, "rejected") && { isBroken: true }),
      };
    }
  };
}

async function observeAlarms(
  names: readonly string[],
  { diagnostics }: Ports,
): Promise<GateObservation> {
  const alarms = await diagnostics.alarms(names);
  const states = names.map((name) => ({
    name,
    state: alarms.find(({ alarmName }) => alarmName === name)?.state ?? "missing",
  }));
  const bad = states.filter(({ state }) => state !== "OK");
  const observed = bad.map(({ name, state }) => `alarm ${name} is ${state}`).join(", ");
  return { passes: bad.length === 0, observed: observed === "" ? "all alarms are OK" : observed };
}

/** Only data from after the first check describes the instances replaced by now. */
function watchMetric(
  metric: MetricGate,
  refresh: Snapshot,
  { diagnostics, clock }: Ports,
): GateCheckCall {
  const { startTime: since = refresh.endTime } = refresh;
  let sightings: ObservedPoints | undefined;
  return async () => {
    if (since === undefined) return { passes: false, observed: "the refresh has not begun" };
    const points = await diagnostics.metricPoints(metric, since);
    const now = clock.now() / 1000;
    sightings = recordPoints(sightings, points, now);
    return metricOutcomeOf(metric, { points, sightings, now });
  };
}
