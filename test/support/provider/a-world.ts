/** A whole world for an operation: the real ports, over the wire, to a simulator whose time moves when the operation sleeps. */
import { connectAutoScaling } from "../../../engine/aws/auto-scaling";
import { clientsOf } from "../../../engine/aws/clients";
import { connectDiagnostics } from "../../../engine/aws/diagnostics";
import { connectPreflightFacts } from "../../../engine/aws/preflight-facts";
import type { Connection } from "../../../engine/inputs/connection";
import type { DesiredConfiguration, Inputs } from "../../../engine/inputs/inputs";
import type { SavedState } from "../../../engine/decision/reasons";
import type { AutoScaling, Ports } from "../../../engine/run/ports";
import { roll, type Rolled } from "../../../engine/run/roll";
import {
  startSimulator,
  type RecordedCall,
  type Scenario,
  type Simulator,
  type SimulatorOptions,
} from "../../../simulator/index";
import { createFleet, type Fleet, type FleetOptions } from "../engine/fleet";
import { savedStateAfter } from "./a-roll";
import { quietGateCheck } from "./quiet-gate-check";
import { createRecordingReporter, type RecordingReporter } from "./recording-reporter";
import { createVirtualClock, type VirtualClock } from "./virtual-clock";

export interface World {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  readonly clock: VirtualClock;
  readonly reporter: RecordingReporter;
  readonly ports: Ports;
  /** A program that wants this version of the fleet's launch template, run with what the runs before it have left. */
  readonly up: (
    version: number | string,
    inputs?: Partial<Inputs>,
    ports?: Ports,
  ) => Promise<Rolled>;
  /** What Pulumi has in its state. */
  readonly saved: () => SavedState;
  /** The calls of one action that reached AWS. */
  readonly callsOf: (action: string) => readonly RecordedCall[];
}

export interface WorldOptions extends FleetOptions {
  /** How often the SDK tries a call by itself. @default 1, for its pauses are real time */
  readonly maxAttempts?: number;
  /** What goes wrong once the group is there. @default nothing */
  readonly scenario?: Scenario;
  /** Which images exist. @default any */
  readonly images?: SimulatorOptions["images"];
}

/** Runs a body in a world of its own, with a group at version 1 that Pulumi has never rolled. */
export async function withWorld(
  { scenario, maxAttempts, images, ...options }: WorldOptions,
  body: (world: World) => Promise<void>,
): Promise<void> {
  const restore = useTestKeys(maxAttempts);
  const simulator = await startSimulator(images && { images });
  try {
    const fleet = await createFleet(simulator, options);
    if (scenario !== undefined) simulator.addScenario(scenario);
    await body(createWorld(simulator, fleet));
  } finally {
    forgetClients(simulator);
    await simulator.close();
    restore();
  }
}

function createWorld(simulator: Simulator, fleet: Fleet): World {
  const clock = createVirtualClock((milliseconds) => simulator.advance(milliseconds / 1000));
  const { signal } = new AbortController();
  const waiting = { clock, signal };
  const reporter = createRecordingReporter();
  const connection = connectionTo(simulator);
  const ports: Ports = {
    autoScaling: connectAutoScaling(connection, waiting),
    preflightFacts: connectPreflightFacts(connection, waiting),
    diagnostics: connectDiagnostics(connection, waiting),
    clock,
    reporter,
    gateCheck: quietGateCheck,
    observe: () => undefined,
    signal,
  };
  const { autoScalingGroupName, launchTemplateId } = fleet;
  let saved: SavedState = {};
  return {
    simulator,
    fleet,
    clock,
    reporter,
    ports,
    up: async (version, inputs = {}, given = ports) => {
      const desiredConfiguration: DesiredConfiguration = {
        launchTemplate: { launchTemplateId, version },
      };
      const all = { autoScalingGroupName, desiredConfiguration, ...inputs };
      const errorContext = { autoScalingGroupName: all.autoScalingGroupName };
      const rolled = await roll({ inputs: all, saved, errorContext }, given);
      saved = savedStateAfter(rolled, saved);
      return rolled;
    },
    saved: () => saved,
    callsOf: (action) => simulator.calls().filter((call) => call.action === action),
  };
}

/** How the provider reaches a simulator. */
export function connectionTo({ url }: Pick<Simulator, "url">): Connection {
  return { region: "us-east-1", endpoint: url };
}

/** A later simulator may be given the same port, and must not meet clients that were set up for this one. */
export function forgetClients(simulator: Pick<Simulator, "url">): void {
  const clients = clientsOf(connectionTo(simulator));
  clients.discard();
  clients.queues.clear();
}

/** Auto Scaling of which every call is preceded and followed by something, that may take its time. */
export function disturbed(
  autoScaling: AutoScaling,
  disturb: (when: "before" | "after") => Promise<void> | undefined,
): AutoScaling {
  return surrounded(autoScaling, (ask) => async (...given) => {
    await disturb("before");
    const value = await ask(...given);
    await disturb("after");
    return value;
  });
}

/** Makes of a call one that does something else besides. */
export type Around = <Given extends readonly unknown[], Value>(
  ask: (...given: Given) => Promise<Value>,
) => (...given: Given) => Promise<Value>;

/** Auto Scaling with every call surrounded. */
export function surrounded(autoScaling: AutoScaling, around: Around): AutoScaling {
  return {
    describeRefreshes: around(autoScaling.describeRefreshes),
    startRefresh: around(autoScaling.startRefresh),
    cancelRefresh: around(autoScaling.cancelRefresh),
    rollBackRefresh: around(autoScaling.rollBackRefresh),
    findGroup: around(autoScaling.findGroup),
    resolveTemplate: around(autoScaling.resolveTemplate),
  };
}

/**
 * Lets AWS clients of this process take keys that a simulator knows, and nothing of the user's own.
 *
 * @param maxAttempts how often the SDK tries a call by itself
 * @returns what puts the environment back as it was
 */
export function useTestKeys(maxAttempts = 1): () => void {
  return setEnvironment({
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: "no-such-file",
    AWS_SHARED_CREDENTIALS_FILE: "no-such-file",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_MAX_ATTEMPTS: String(maxAttempts),
  });
}

/** @returns what puts the environment back as it was */
export function setEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  return () => {
    for (const name of Object.keys(variables)) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
}
