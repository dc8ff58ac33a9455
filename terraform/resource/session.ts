/** What all resources of one provider block share: where AWS is, who calls it, and whether the user has interrupted. */
import { connect } from "aws-instance-refresh/connect";
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
  const connection = toConnection(settings, environment);
  return {
    region: regionOfSettings(settings, environment),
    connect: (reporter) => (properties) =>
      connect({
        connection: connectionFor(properties, connection),
        reporter,
        signal,
        environment,
      }),
  };
}

/** Where a run takes place, for its messages. */
export function errorContextOf(properties: Properties): ErrorContext {
  const { autoScalingGroupName } = asInputs(properties);
  const { region } = properties;
  return { autoScalingGroupName, ...(typeof region === "string" && { region }) };
}
