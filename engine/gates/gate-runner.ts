/** Asks the gates at every checkpoint and before a success, and gives a refresh up when one does not open. */
import { checkpointReached } from "../refresh/checkpoints";
import { isFault, renderFault } from "../run/fault";
import { gateDefaults, nameOf, type Gate, type GateFailure, type Observation } from "./gate";
import { judgeMetric, sighted, type MetricGate, type Sightings } from "./metric-gate";
import type { Snapshot } from "../refresh/snapshot";
import type { Ports } from "../run/ports";
import type { Sentinel } from "../watch/poll";

/** Asks a question of the world outside AWS, once. Never throws: what went wrong is what was seen. */
export interface Probe {
  readonly http: (gate: NonNullable<Gate["http"]>, signal: AbortSignal) => Promise<Observation>;
  readonly command: (command: readonly string[], signal: AbortSignal) => Promise<Observation>;
}

/** What became of the asking. An interrupt ends it, and so does the deadline of the run; neither is a failure of the gates. */
export type Answer =
  | { readonly end: "open" | "interrupted" }
  | { readonly end: "shut" | "late"; readonly failures: readonly GateFailure[] };

export interface Gatekeeper {
  /** Gives up at a checkpoint, or when everything is replaced, if a gate stays shut. */
  readonly sentinel: Sentinel;
  /** What the gates say of a success of AWS's, if they have not all opened since everything was replaced. */
  readonly atTheEnd: (refresh: Snapshot) => Promise<Answer>;
  /** The gates that had not opened when the deadline came. */
  readonly unopened: () => readonly GateFailure[];
}

export interface GatekeeperOptions {
  readonly gates?: readonly Gate[];
  /** An instant of the clock. After it each question is asked once more at most. */
  readonly deadline?: number;
}

export function createGatekeeper(
  { gates = [], deadline = Infinity }: GatekeeperOptions,
  ports: Ports,
): Gatekeeper {
  const { clock, reporter, signal } = ports;
  let last: Snapshot | undefined;
  let haveLastOpened = gates.length === 0;
  let unopened: readonly GateFailure[] = [];
  const ask = async (when: string, refresh: Snapshot): Promise<Answer> => {
    reporter.note(`${when}: asking ${gates.map(nameOf).join(", ")}`);
    const answer = together(
      await Promise.all(
        gates.map((gate) =>
          passGate(gate, { question: questionOf(gate, refresh, ports), deadline }, ports),
        ),
      ),
    );
    unopened = answer.end === "late" ? answer.failures : [];
    return answer;
  };
  return {
    unopened: () => unopened,
    sentinel: async ({ refresh }) => {
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
    atTheEnd: async (refresh) => {
      if (haveLastOpened) return { end: "open" };
      return signal.aborted ? { end: "interrupted" } : ask("before success", refresh);
    },
  };
}

/** A gate that was asked, with what it saw last. */
interface Asked extends GateFailure {
  readonly end: Answer["end"];
}

/** A gate that stays shut weighs more than one that might have opened yet. */
function together(asked: readonly Asked[]): Answer {
  for (const end of ["shut", "interrupted", "late"] as const) {
    const failures = asked.filter((one) => one.end === end).map(({ gate, saw }) => ({ gate, saw }));
    if (failures.length > 0) return end === "interrupted" ? { end } : { end, failures };
  }
  return { end: "open" };
}

/** Asks until there are enough good answers in a row, or the time is up: the gate's own, or that of the run. */
async function passGate(
  gate: Gate,
  { question, deadline }: { readonly question: Question; readonly deadline: number },
  ports: Ports,
): Promise<Asked> {
  const { clock, signal } = ports;
  const { times, interval, timeout } = { ...gateDefaults, ...gate };
  const patience = clock.now() + timeout * 1000;
  for (let inARow = 0; ;) {
    const { isGood, saw } = await question();
    inARow = isGood ? inARow + 1 : 0;
    const asked = {
      gate: nameOf(gate),
      saw: isGood ? `${inARow} good answers in a row, not ${times}` : saw,
    };
    const now = clock.now();
    if (inARow >= times) return { ...asked, end: "open" };
    if (signal.aborted) return { ...asked, end: "interrupted" };
    if (now >= patience) return { ...asked, end: "shut" };
    if (now >= deadline) return { ...asked, end: "late" };
    ports.reporter.progress(`gate ${nameOf(gate)}: ${saw}`);
    await clock.sleep(Math.min(interval * 1000, patience - now, deadline - now), signal);
  }
}

/** Asks once. What it has seen before, it may remember. */
type Question = () => Promise<Observation>;

function questionOf(
  { http, alarms, metric, command = [] }: Gate,
  refresh: Snapshot,
  ports: Ports,
): Question {
  const { probe, signal } = ports;
  if (http !== undefined) return () => probe.http(http, signal);
  if (alarms !== undefined) return answeredByAws(() => observeAlarms(alarms, ports));
  if (metric !== undefined) return answeredByAws(watchMetric(metric, refresh, ports));
  return () => probe.command(command, signal);
}

/** What AWS does not answer is no good answer. */
function answeredByAws(question: Question): Question {
  return async () => {
    try {
      return await question();
    } catch (error) {
      if (!isFault(error)) throw error;
      return { isGood: false, saw: renderFault(error) };
    }
  };
}

async function observeAlarms(names: readonly string[], { evidence }: Ports): Promise<Observation> {
  const alarms = await evidence.alarms(names);
  const states = names.map((name) => ({
    name,
    state: alarms.find(({ alarmName }) => alarmName === name)?.state ?? "missing",
  }));
  const bad = states.filter(({ state }) => state !== "OK");
  const saw = bad.map(({ name, state }) => `alarm ${name} is ${state}`).join(", ");
  return { isGood: bad.length === 0, saw: saw === "" ? "all alarms are OK" : saw };
}

/** Only what comes after the first question says anything of the instances that have been replaced by now. */
function watchMetric(metric: MetricGate, refresh: Snapshot, { evidence, clock }: Ports): Question {
  const { startTime: since = refresh.endTime } = refresh;
  let sightings: Sightings | undefined;
  return async () => {
    if (since === undefined) return { isGood: false, saw: "the refresh has not begun" };
    const points = await evidence.metricPoints(metric, since);
    const now = clock.now() / 1000;
    sightings = sighted(sightings, points, now);
    return judgeMetric(metric, { points, sightings, now });
  };
}
