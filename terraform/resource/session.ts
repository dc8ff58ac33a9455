/** What all resources of one provider block share: where AWS is, who calls it, and whether the user has interrupted. */
import { connectAutoScaling } from "../../provider/aws/auto-scaling";
import { connectEvidence } from "../../provider/aws/evidence";
import { connectInspection } from "../../provider/aws/inspection";
import type { Connection } from "../../provider/core/inputs";
import { createClock } from "../../provider/machine/clock";
import { probe } from "../../provider/machine/probe";
import type { Ports, Reporter } from "../../provider/operations/ports";
import type { Connect } from "../../provider/pulumi/ports";
import { connectionFor, regionOfSettings, toConnection } from "../provider/settings";
import type { Values } from "../values/value";

export interface Session {
  /** The Region that resources are in unless they say otherwise: a text, null, or unknown. */
  readonly region: unknown;
  /** How a resource reaches AWS. */
  readonly connect: (reporter: Reporter) => Connect;
}

export function createSession(
  settings: Values,
  signal: AbortSignal,
  environment: NodeJS.ProcessEnv,
): Session {
  const connection = toConnection(settings);
  return {
    region: regionOfSettings(settings, environment),
    connect: (reporter) => (properties) =>
      portsFor(connectionFor(properties, connection), { reporter, signal, environment }),
  };
}

interface Surroundings {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
}

function portsFor(connection: Connection, { reporter, signal, environment }: Surroundings): Ports {
  const clock = createClock(environment);
  const waiting = { clock, signal };
  return {
    autoScaling: connectAutoScaling(connection, waiting),
    inspection: connectInspection(connection, waiting),
    evidence: connectEvidence(connection, waiting),
    probe,
    clock,
    reporter,
    observe: () => undefined,
    signal,
  };
}
