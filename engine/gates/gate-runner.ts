/** Asks the gates at every checkpoint and before a success, and gives a refresh up when one does not open. */
import { checkpointReached } from "../refresh/checkpoints";
import { isFault, renderFault } from "../run/fault";
import { gateDefaults, nameOf, type Gate, type GateFailure, type GateObservation } from "./gate";
import { metricOutcomeOf, recordPoints, type MetricGate, type ObservedPoints } from "./metric-gate";
import { untilAbort } from "../run/until-abort";
import { withShortTimeout } from "../run/with-timeout";
import type { Snapshot } from "../refresh/snapshot";
import type { Ports } from "../run/ports";
import type { AbortCondition } from "../watch/poll";

/** What became of the asking. An interrupt ends it, and so does the deadline of the run; neither is a failure of the gates. */
export type GatesOutcome =
  | { readonly end: "open" | "interrupted" }
  | { readonly end: "shut" | "late"; readonly failures: readonly GateFailure[] };

export interface GateRunner {
  /** Gives up at a checkpoint, or when everything is replaced, if a gate stays shut. */
  readonly abortCondition: AbortCondition;
  /** What the gates say of a success of AWS's, if they have not all opened since everything was replaced. */
  readonly checkBeforeSuccess: (refresh: Snapshot) => Promise<GatesOutcome>;
  /** The gates that had not opened when the deadline came. */
  readonly pending: () => readonly GateFailure[];
}

export interface GateRunnerOptions {
  readonly gates?: readonly Gate[];
  /** An instant of the clock. After it each question is asked once more at most. */
  readonly deadline?: number;
}

export function createGateRunner(
  { gates = [], deadline = Infinity }: GateRunnerOptions,
  ports: Ports,
): GateRunner {
  const { clock, reporter, signal } = ports;
  let last: Snapshot | undefined;
  let haveLastOpened = gates.length === 0;
  let unopened: readonly GateFailure[] = [];
  const ask = async (when: string, refresh: Snapshot): Promise<GatesOutcome> => {
    reporter.note(`${when}: asking ${gates.map(nameOf).join(", ")}`);
    const answer = combineResults(
      await Promise.all(
        gates.map((gate) =>
          runGate(gate, { question: checkOf(gate, refresh, ports), deadline }, ports),
        ),
      ),
    );
    unopened = answer.end === "late" ? answer.failures : [];
    return answer;
  };
  return {
    pending: () => unopened,
    abortCondition: async ({ refresh }) => {
      const checkpoint = checkpointReached(last, refresh);
      last = refresh;
      const isLast = !haveLastOpened && refresh.status === "Baking";
      if (gates.length === 0 || clock.now() >= deadline) return undefined;
      if (checkpoint === undefined && !isLast) return undefined;
      const when = checkpoint === undefined ? "baking" : `checkpoint ${checkpoint}%`;
      const answer = await ask(when, refresh);
      haveLastOpened ||= isLast && answer.end === "open";
      return answer.end === "shut" ? { kind: "gates", failures: answer.failures } : undefined;
    },
    checkBeforeSuccess: async (refresh) => {
      if (haveLastOpened) return { end: "open" };
      return signal.aborted ? { end: "interrupted" } : ask("before success", refresh);
    },
  };
}

/** A gate that was asked, with what it saw last. */
interface GateResult extends GateFailure {
  readonly end: GatesOutcome["end"];
}

/** A gate that stays shut weighs more than one that might have opened yet. */
function combineResults(asked: readonly GateResult[]): GatesOutcome {
  for (const end of ["shut", "interrupted", "late"] as const) {
    const failures = asked
      .filter((one) => one.end === end)
      .map(({ end: _, ...failure }) => failure);
    if (failures.length > 0) return end === "interrupted" ? { end } : { end, failures };
  }
  return { end: "open" };
}

/** Asks until there are enough good answers in a row, or the time is up: the gate's own, or that of the run. */
async function runGate(
  gate: Gate,
  { question, deadline }: { readonly question: GateCheckCall; readonly deadline: number },
  ports: Ports,
): Promise<GateResult> {
  const { clock, signal } = ports;
  const { times, interval, timeout } = { ...gateDefaults, ...gate };
  const patience = clock.now() + timeout * 1000;
  let asked: GateFailure = { gate: nameOf(gate), observed: "no answer in time" };
  for (let inARow = 0; ;) {
    const answer = await askWithin(question, Math.min(patience, deadline), ports);
    inARow = answer?.passes ? inARow + 1 : 0;
    // A question that was cut off says nothing: what was seen before it says more.
    if (answer !== undefined)
      asked = { gate: nameOf(gate), ...describeAnswer(answer, { inARow, times }) };
    const now = clock.now();
    if (inARow >= times) return { ...asked, end: "open" };
    if (signal.aborted) return { ...asked, end: "interrupted" };
    if (now >= patience || asked.isBroken) return { ...asked, end: "shut" };
    if (now >= deadline) return { ...asked, end: "late" };
    ports.reporter.progress(`gate ${asked.gate}: ${answer?.observed ?? asked.observed}`);
    await clock.sleep(Math.min(interval * 1000, patience - now, deadline - now), signal);
  }
}

function describeAnswer(
  { passes, observed, isBroken }: GateObservation,
  { inARow, times }: { readonly inARow: number; readonly times: number },
): Omit<GateFailure, "gate"> {
  return {
    observed: passes ? `${inARow} good answers in a row, not ${times}` : observed,
    ...(isBroken && { isBroken }),
  };
}

/** Milliseconds for the last try of a gate, when the deadline has come. */
const lastTry = 10_000;

/** An answer, or undefined when it was cut off: a program or a call that hangs holds up neither the deadline nor an interrupt. */
async function askWithin(
  question: GateCheckCall,
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
    const answer = question(end.signal);
    const inTime = await untilAbort(answer, end.signal);
    if (inTime !== undefined) return inTime;
    // A good answer counts that came meanwhile. A bad one does not: the request or the program fails because it was cut off.
    const late = await withShortTimeout(answer, clock);
    return late?.passes ? late : undefined;
  } finally {
    cancel();
    signal.removeEventListener("abort", stop);
  }
}

/** Asks once. What it has seen before, it may remember. */
type GateCheckCall = (signal: AbortSignal) => Promise<GateObservation>;

function checkOf(
  { http, alarms, metric, command = [] }: Gate,
  refresh: Snapshot,
  ports: Ports,
): GateCheckCall {
  const { gateCheck: probe } = ports;
  if (http !== undefined) return (signal) => probe.http(http, signal);
  if (alarms !== undefined) return withFaultsAsFailure(() => observeAlarms(alarms, ports));
  if (metric !== undefined) return withFaultsAsFailure(watchMetric(metric, refresh, ports));
  return (signal) => probe.command(command, signal);
}

/** What AWS does not answer is no good answer. */
function withFaultsAsFailure(question: GateCheckCall): GateCheckCall {
  return async (signal) => {
    try {
      return await question(signal);
    } catch (error) {
      if (!isFault(error)) throw error;
      return { passes: false, observed: renderFault(error) };
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

/** Only what comes after the first question says anything of the instances that have been replaced by now. */
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
