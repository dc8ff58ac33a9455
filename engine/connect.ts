/** Connects the engine to the world: the one place where its ports are made. Every host calls it. */
import { connectAutoScaling } from "./aws/auto-scaling";
import { connectDiagnostics } from "./aws/diagnostics";
import { connectPreflightFacts } from "./aws/preflight-facts";
import type { Connection } from "./inputs/connection";
import type { Inputs } from "./inputs/inputs";
import { createClock } from "./node/clock";
import { gateCheck } from "./node/gate-check";
import { boundReads } from "./run/bounded-reads";
import type { Ports, Reporter } from "./run/ports";

export interface ConnectOptions {
  /** How AWS is reached. What it leaves out is left to the SDK's own chain. */
  readonly connection: Connection;
  readonly reporter: Reporter;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Where settings of the process are read from. */
  readonly environment: NodeJS.ProcessEnv;
  /** Whether this process lives for one command only, so that a response of some seconds ago may be used. @default false */
  readonly usesRecentResponses?: boolean;
}

/** Makes no call: clients are loaded, and credentials looked for, when the first call is made. */
export function connect({
  connection,
  reporter,
  signal,
  environment,
  usesRecentResponses = false,
}: ConnectOptions): Ports {
  const clock = createClock(environment);
  const waiting = { clock, signal };
  return boundReads({
    autoScaling: connectAutoScaling(connection, waiting, { usesRecentResponses }),
    preflightFacts: connectPreflightFacts(connection, waiting),
    diagnostics: connectDiagnostics(connection, waiting),
    gateCheck,
    clock,
    reporter,
    observe: () => undefined,
    signal,
  });
}

/** The connection of a host without settings of its own: what the inputs name, and the Region of the environment. */
export function connectionOf(
  { region, profile, assumeRole, endpoint }: Partial<Inputs>,
  environment: NodeJS.ProcessEnv,
): Connection {
  const known = [region, environment["AWS_REGION"], environment["AWS_DEFAULT_REGION"]].find(
    (name) => name !== undefined && name !== "",
  );
  return {
    ...(known !== undefined && { region: known }),
    ...(profile !== undefined && { profile }),
    ...(assumeRole !== undefined && { assumeRoles: [assumeRole] }),
    ...(endpoint !== undefined && { endpoint }),
  };
}
