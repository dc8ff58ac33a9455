/** Wires the operations to AWS, the clock, the engine and the user's Ctrl-C: the one place where they meet. */
import { connectAutoScaling } from "aws-instance-refresh/aws/auto-scaling";
import { connectDiagnostics } from "aws-instance-refresh/aws/diagnostics";
import { connectPreflightFacts } from "aws-instance-refresh/aws/preflight-facts";
import type { Ports } from "aws-instance-refresh/run/ports";
import { createClock } from "aws-instance-refresh/node/clock";
import { gateCheck } from "aws-instance-refresh/node/gate-check";
import { createReporter } from "./engine-log";
import { interrupted } from "./interrupt";
import type { Properties } from "aws-instance-refresh/run/outputs";
import { connectionOf } from "./stack-configuration";
import { urnOf } from "./urn";

/** How a resource reaches the world, from its properties. */
export type Connect = (properties: Properties) => Ports;

/** The real world. */
export const portsFor: Connect = (properties) => {
  const connection = connectionOf(properties, process.env);
  const clock = createClock(process.env);
  const waiting = { clock, signal: interrupted };
  return {
    autoScaling: connectAutoScaling(connection, waiting),
    preflightFacts: connectPreflightFacts(connection, waiting),
    diagnostics: connectDiagnostics(connection, waiting),
    gateCheck,
    clock,
    reporter: createReporter(urnOf(properties)),
    observe: () => undefined,
    signal: interrupted,
  };
};
