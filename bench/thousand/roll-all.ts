/** Rolls many groups at once, as one provider process does it, and looks at how that went. */
import { connectAutoScaling } from "../../engine/aws/auto-scaling";
import { clientsOf } from "../../engine/aws/clients";
import { connectDiagnostics } from "../../engine/aws/diagnostics";
import { connectPreflightFacts } from "../../engine/aws/preflight-facts";
import type { Inputs } from "../../engine/inputs/inputs";
import { isActive } from "../../engine/refresh/snapshot";
import type { Ports, Reporter } from "../../engine/run/ports";
import { roll } from "../../engine/run/roll";
import { createRunReport } from "../../engine/reporting/run-report";
import type { RequestLimit } from "../../simulator/index";
import { connectionTo, forgetClients, useTestKeys } from "../../test/support/provider/a-world";
import { quietGateCheck } from "../../test/support/provider/quiet-gate-check";
import { createCrowdClock, type CrowdClock } from "./crowd-clock";
import { createFleets } from "./fleets";
import { withSimulatedAws, type SimulatedAws } from "./simulated-aws";
import { tap, type Traffic } from "./wire";

export interface RollAllOptions {
  /** The numbers of the groups. */
  readonly groups: readonly number[];
  /** AWS's limit. */
  readonly bucket: RequestLimit;
  /** Bytes that this process holds. Asked before the first run, and when every refresh has been seen to go on. */
  readonly weigh?: () => number;
}

export interface Rolls {
  readonly each: readonly OneRoll[];
  readonly traffic: Traffic;
  /** Seconds from the beginning to the end of the last run. */
  readonly wall: number;
  /** Bytes more when all go on than before. */
  readonly gained: number;
}

export interface OneRoll {
  readonly autoScalingGroupName: string;
  /** Seconds from the end of the refresh to the poll that saw it. */
  readonly lag: number;
  /** Seconds that the refresh took, as AWS has it. */
  readonly duration: number;
  /** Why it is not a success. */
  readonly failure?: string;
}

/** Seconds after which new groups have all their instances in service. */
const settling = 1800;

export function rollAll(options: RollAllOptions): Promise<Rolls> {
  return withSimulatedAws(async (aws) => {
    const restore = useTestKeys(3);
    try {
      return await rollIn(aws, options);
    } finally {
      forgetClients(aws);
      restore();
    }
  });
}

async function rollIn(aws: SimulatedAws, options: RollAllOptions): Promise<Rolls> {
  const clients = clientsOf(connectionTo(aws));
  const services = { autoScaling: await clients.autoScaling(), ec2: await clients.ec2() };
  const fleets = await createFleets(options.groups, services);
  aws.setTime(settling * 1000);
  const clock = createCrowdClock((now) => {
    aws.setTime(settling * 1000 + now);
  });
  const traffic = await tap(clients, clock);
  await aws.limit(options.bucket);
  const weigh = options.weigh ?? (() => 0);
  let gained = -weigh();
  const goesOn = countdown(fleets.length, () => (gained += weigh()));
  const runs = Promise.all(fleets.map((inputs) => rollOne(inputs, { aws, clock, goesOn })));
  const each = await clock.runUntil(runs);
  return { each, traffic, wall: clock.now() / 1000, gained };
}

interface Stage {
  readonly aws: SimulatedAws;
  readonly clock: CrowdClock;
  /** Told once by each refresh that goes on. */
  readonly goesOn: () => void;
}

function countdown(count: number, then: () => void): () => void {
  let left = count;
  return () => {
    left -= 1;
    if (left === 0) then();
  };
}

const silent: Reporter = {
  progress: () => undefined,
  preview: () => undefined,
  note: () => undefined,
  warn: () => undefined,
};

/** As the provider does it for Pulumi. */
async function rollOne(inputs: Inputs, { aws, clock, goesOn }: Stage): Promise<OneRoll> {
  const { autoScalingGroupName } = inputs;
  let lag = Number.NaN;
  let duration = Number.NaN;
  let isPending = true;
  const ports = portsTo(aws, clock);
  const runReport = createRunReport({ inputs, environment: {} }, ports);
  const observe: Ports["observe"] = (snapshot) => {
    runReport.observe(snapshot);
    if (isPending && snapshot.status !== "Pending") {
      isPending = false;
      goesOn();
    }
    if (isActive(snapshot)) return;
    const ended = Date.parse(snapshot.endTime ?? "");
    lag = (clock.now() + settling * 1000 + aws.begun - ended) / 1000;
    duration = (ended - Date.parse(snapshot.startTime ?? "")) / 1000;
  };
  const errorContext = { autoScalingGroupName };
  const one = (failure?: string): OneRoll => ({
    autoScalingGroupName,
    lag,
    duration,
    ...(failure !== undefined && { failure }),
  });
  try {
    const rolled = await roll({ inputs, saved: {}, errorContext }, { ...ports, observe });
    await runReport.close(rolled, errorContext);
    return one(rolled.error?.message);
  } catch (error) {
    return one(String(error));
  }
}

function portsTo(aws: SimulatedAws, clock: CrowdClock): Ports {
  const connection = connectionTo(aws);
  const { signal } = new AbortController();
  const waiting = { clock, signal };
  return {
    autoScaling: connectAutoScaling(connection, waiting),
    preflightFacts: connectPreflightFacts(connection, waiting),
    diagnostics: connectDiagnostics(connection, waiting),
    clock,
    gateCheck: quietGateCheck,
    reporter: silent,
    observe: () => undefined,
    signal,
  };
}
