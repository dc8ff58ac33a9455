/** Connects a resource to AWS, to the Pulumi engine and to the user's Ctrl-C: the one place where they meet. */
import { connect } from "aws-instance-refresh/connect";
import type { Properties } from "aws-instance-refresh/run/outputs";
import type { Ports } from "aws-instance-refresh/run/ports";
import { createReporter } from "./engine-log";
import { knownVersionsOf } from "./followed";
import { interrupted } from "./interrupt";
import { connectionOf } from "./stack-configuration";
import { urnOf } from "./urn";

/** How a resource reaches the world, from its properties. */
export type Connect = (properties: Properties) => Ports;

/** The real world. */
export const portsFor: Connect = (properties) => ({
  ...connect({
    connection: connectionOf(properties, process.env),
    reporter: createReporter(urnOf(properties)),
    signal: interrupted,
    environment: process.env,
    usesRecentResponses: true,
  }),
  knownVersions: knownVersionsOf(properties),
});
