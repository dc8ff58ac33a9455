/** Asks the gates at every checkpoint and before a success, and gives a refresh up when one does not open. */
import { checkpointReached } from "../core/checkpoints";
import { isFault, renderFault } from "../core/fault";
import { gateDefaults, nameOf, type Gate, type GateFailure, type Observation } from "../core/gate";
import { judgeMetric, sighted, type MetricGate, type Sightings } from "../core/metric-gate";
import type { Snapshot } from "../core/snapshot";
import type { Ports } from "./ports";
import type { Sentinel } from "./wait";

/** Asks a question of the world outside AWS, once. Never throws: what went wrong is what was seen. */
export interface Probe {
  readonly http: (gate: NonNullable<Gate["http"]>, signal: AbortSignal) => Promise<Observation>;
  readonly command: (command: readonly string[], signal: AbortSignal) => Promise<Observation>;
}

export interface Gatekeeper {
  /** Gives up at a checkpoint, or when everything is replaced, if a gate stays shut. */
  readonly sentinel: Sentinel;
  /** The gates that must open after AWS has called it a success, if they were not asked when everything was replaced. */
  readonly atTheEnd: (refresh: Snapshot) => Promise<readonly GateFailure[]>;
}

export function createGatekeeper(gates: readonly Gate[], ports: Ports): Gatekeeper {
  let last: Snapshot | undefined;
  let wasAskedLast = gates.length === 0;
  const ask = async (when: string, refresh: Snapshot): Promise<readonly GateFailure[]> => {
    ports.reporter.note(`${when}: asking ${gates.map(nameOf).join(", ")}`);
    const answers = await Promise.all(
      gates.map((gate) => passGate(gate, questionOf(gate, refresh, ports), ports)),
    );
    return answers.flatMap((failure) => failure ?? []);
  };
  return {
    sentinel: async ({ refresh }) => {
      const checkpoint = checkpointReached(last, refresh);
      last = refresh;
      const isLast = !wasAskedLast && refresh.status === "Baking";
      if (gates.length === 0 || (checkpoint === undefined && !isLast)) return undefined;
      wasAskedLast ||= isLast;
      const when = checkpoint === undefined ? "baking" : `checkpoint ${checkpoint}%`;
      const failures = await ask(when, refresh);
      return failures.length === 0 ? undefined : { kind: "gates", failures };
    },
    atTheEnd: async (refresh) => (wasAskedLast ? [] : ask("before success", refresh)),
  };
}

/** Asks until there are enough good answers in a row, or the time is up. An interrupt ends the asking, and is no failure. */
async function passGate(
  gate: Gate,
  question: Question,
  ports: Ports,
): Promise<GateFailure | undefined> {
  const { clock, signal } = ports;
  const { times, interval, timeout } = { ...gateDefaults, ...gate };
  const deadline = clock.now() + timeout * 1000;
  for (let inARow = 0; ;) {
    const { isGood, saw } = await question();
    inARow = isGood ? inARow + 1 : 0;
    if (inARow >= times || signal.aborted) return undefined;
    const left = deadline - clock.now();
    if (left <= 0)
      return {
        gate: nameOf(gate),
        saw: isGood ? `${inARow} good answers in a row, not ${times}` : saw,
      };
    ports.reporter.progress(`gate ${nameOf(gate)}: ${saw}`);
    await clock.sleep(Math.min(interval * 1000, left), signal);
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
