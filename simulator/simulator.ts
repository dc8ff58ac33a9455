/** Starts the simulator in this process: a local EC2 Auto Scaling that real AWS clients talk to. */
import { createCallLog, type CallListener, type CallLog } from "./calls";
import { createClock, type ClockMode, type ClockOptions } from "./clock";
import { answerControl, isControlPath, refuse, type Controlled } from "./control";
import { findAccessFault, type ControlAccess } from "./control-access";
import { createExchange } from "./exchange";
import type { Simulator } from "./handle";
import {
  createInstanceMetadata,
  type InstanceMetadata,
  type MetadataOptions,
} from "./instance-metadata";
import type { ImagePolicy } from "./model/ec2/images";
import { createIds } from "./model/ids";
import { viewPage, type PageQuestion, type PageView } from "./page/overview";
import { answerPage, isForPage } from "./page/routes";
import { createCredentials, type Credential, type Credentials } from "./protocol/credentials";
import { toPlainJson } from "./protocol/plain-json";
import { createFaults, isWireRule, type Faults } from "./scenario/faults";
import { parseScenario } from "./scenario/parse";
import type { Scenario } from "./scenario/scenario";
import { applyWorldSeed, type WorldSeed } from "./scenario/world-seed";
import { listen, type Respond, type RunningServer } from "./server";
import { createSimulation, type Simulation } from "./simulation";

export interface SimulatorOptions {
  /** @default 0, a free port */
  readonly port?: number;
  /** The address to listen on. @default 127.0.0.1, which nobody outside this machine can reach */
  readonly host?: string;
  /** How time passes. @default virtual */
  readonly clock?: ClockMode;
  /** Simulated seconds per real second where the clock is `scaled`. @default 30 */
  readonly scale?: number;
  /** Where ids come from: the same seed and the same requests give the same ids. @default "seed" */
  readonly seed?: string;
  /** The first instant. @default 2026-01-01T00:00:00Z where the clock is `virtual`, else now */
  readonly startTime?: Date;
  /** What goes wrong from the beginning. @default nothing */
  readonly scenario?: Scenario;
  /** The keys to check every signature against. @default none: any credentials are accepted */
  readonly credentials?: readonly Credential[];
  /** AWS calls that are made before the first client comes, and again after each reset. @default none */
  readonly world?: WorldSeed;
  /**
   * Which image ids exist: every well-formed one, or the public images and those that a world or a call has made.
   * @default "any"
   */
  readonly images?: ImagePolicy;
  /**
   * More names that clients may call the simulator by, such as that of its container. Pages and control routes refuse a Host
   * that is none of these, no loopback name and not `host`. @default none
   */
  readonly allowedHosts?: readonly string[];
  /** Runs before and after every AWS call. */
  readonly onCall?: CallListener;
  /** Serves instance metadata on a port of its own. @default not served */
  readonly metadata?: MetadataOptions;
}

/** Starts a simulator and resolves when it listens. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const host = options.host ?? "127.0.0.1";
  const seed = options.seed ?? "seed";
  const faults = createFaults();
  const calls = createCallLog();
  const simulation = createSimulation({
    clock: createClock(clockOptionsOf(options)),
    seed,
    images: options.images,
  });
  const credentials = createCredentials({
    now: simulation.clock.now,
    ...(options.credentials ? { known: options.credentials } : {}),
  });
  let requestIds = createIds(`${seed}/requests`);
  const restartIds = (): void => {
    requestIds = createIds(`${seed}/requests`);
  };
  const metadata = createInstanceMetadata({
    instanceId: options.metadata?.instanceId,
    worlds: () => simulation.worlds().values(),
  });
  const parts = { simulation, calls, faults, credentials, metadata, options, restartIds };
  const controlled = createControlled(parts);
  controlled.reset();
  if (options.onCall) calls.listen(options.onCall);
  const nextRequestId = (): string => requestIds.uuid();
  const exchange = createExchange({ simulation, calls, faults, credentials, nextRequestId });
  const access = { host, allowedHosts: options.allowedHosts ?? [] };
  const respond = createRespond({ simulation, controlled, exchange, access });
  const server = await listen(respond, host, options.port ?? 0);
  const metadataServer = await serveMetadata(metadata, host, options.metadata);
  return {
    ...controlled,
    url: urlOf(host, server),
    port: server.port,
    metadataUrl: metadataServer && urlOf(host, metadataServer),
    onCall: calls.listen,
    close: async () => {
      await Promise.all([server.close(), metadataServer?.close()]);
    },
  };
}

/** The page and the control routes come first; everything else is for AWS. */
function createRespond({ simulation, controlled, exchange, access }: RespondParts): Respond {
  const view = (question: PageQuestion): PageView =>
    viewPage({ clock: simulation.clock, worlds: simulation.worlds() }, question);
  return async (request) => {
    if (!isForPage(request) && !isControlPath(request.path)) return exchange(request);
    const fault = findAccessFault(request, access);
    if (fault !== undefined) return refuse(403, fault);
    return answerPage(view, request) ?? answerControl(controlled, request) ?? exchange(request);
  };
}

interface RespondParts {
  readonly simulation: Simulation;
  readonly controlled: Controlled;
  readonly exchange: Respond;
  readonly access: ControlAccess;
}

async function serveMetadata(
  metadata: InstanceMetadata,
  host: string,
  asked: MetadataOptions | undefined,
): Promise<RunningServer | undefined> {
  return (
    asked && listen((request) => Promise.resolve(metadata.answer(request)), host, asked.port ?? 0)
  );
}

function urlOf(host: string, { port }: RunningServer): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

interface ControlledParts {
  readonly simulation: Simulation;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly credentials: Credentials;
  /** The world and the scenario of the start, which a reset returns to. */
  readonly options: Pick<SimulatorOptions, "world" | "scenario" | "metadata">;
  readonly metadata: InstanceMetadata;
  readonly restartIds: () => void;
}

function createControlled(parts: ControlledParts): Controlled {
  const { simulation, calls, faults, credentials, options } = parts;
  const { clock } = simulation;
  const addScenario = (added: Scenario): void => {
    const checked = parseScenario(added);
    faults.add(checked, clock.now());
    simulation.addInjectedFaults((checked.rules ?? []).filter((rule) => !isWireRule(rule)));
  };
  return {
    now: () => new Date(clock.now()),
    advance: (seconds) => {
      clock.advance(seconds);
      return new Date(clock.now());
    },
    setClock: clock.set,
    setInstance: parts.metadata.setInstance,
    calls: calls.list,
    events: () =>
      [...simulation.worlds().values()].flatMap((world) => [...world.autoScaling.events]),
    state: () => toPlainJson(simulation.worlds()),
    addScenario,
    reset: () => {
      simulation.reset();
      calls.clear();
      faults.clear();
      credentials.reset();
      parts.restartIds();
      parts.metadata.setInstance(options.metadata?.instanceId);
      applyWorldSeed(options.world ?? [], simulation);
      addScenario(options.scenario ?? {});
    },
  };
}

function clockOptionsOf(options: SimulatorOptions): ClockOptions {
  return {
    mode: options.clock ?? "virtual",
    ...(options.scale === undefined ? {} : { scale: options.scale }),
    ...(options.startTime ? { startTime: options.startTime } : {}),
  };
}
