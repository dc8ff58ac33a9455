/** What all resources of one provider block share: where AWS is, who calls it, and whether the user has interrupted. */
import { connectAutoScaling } from "aws-instance-refresh/aws/auto-scaling";
import { connectDiagnostics } from "aws-instance-refresh/aws/diagnostics";
import { connectPreflightFacts } from "aws-instance-refresh/aws/preflight-facts";
import type { Connection } from "aws-instance-refresh/inputs/connection";
import { createClock } from "aws-instance-refresh/node/clock";
import { gateCheck } from "aws-instance-refresh/node/gate-check";
import type { Ports, Reporter } from "aws-instance-refresh/run/ports";
import { asInputs } from "aws-instance-refresh/resource/known-inputs";
import type { ErrorContext } from "aws-instance-refresh/run/errors/instance-refresh-error";
import type { Properties } from "aws-instance-refresh/run/outputs";
import { connectionFor, regionOfSettings, toConnection } from "../provider/settings";
import type { Values } from "../values/value";

export interface Session {
  /** The Region that resources are in unless they say otherwise: a text, null, or unknown. */
  readonly region: unknown;
  /** How a resource reaches AWS. */
  readonly connect: (reporter: Reporter) => (properties: Properties) => Ports;
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

interface ObservedGroup {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
}

function portsFor(connection: Connection, { reporter, signal, environment }: ObservedGroup): Ports {
  const clock = createClock(environment);
  const waiting = { clock, signal };
  return {
    autoScaling: connectAutoScaling(connection, waiting),
    preflightFacts: connectPreflightFacts(connection, waiting),
    diagnostics: connectDiagnostics(connection, waiting),
    gateCheck,
    clock,
    reporter,
    observe: () => undefined,
    signal,
  };
}

/** Where a run takes place, for its messages. */
export function errorContextOf(properties: Properties): ErrorContext {
  const { autoScalingGroupName } = asInputs(properties);
  const { region } = properties;
  return { autoScalingGroupName, ...(typeof region === "string" && { region }) };
}
