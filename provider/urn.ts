/** The URN that a resource tells its provider, for the log: Pulumi hands a dynamic provider none. */
import type { Properties } from "aws-instance-refresh/run/outputs";

/**
 * The package makes Pulumi send the resource to its dynamic provider. Short, because a terminal shows it in every row before the progress. It is part
 * of every URN: another type would be another resource.
 */
export const type = "pulumi-nodejs:aws:InstanceRefresh";

const scheme = "urn:pulumi:";

/**
 * A URN without the parts that all of them have, because every state keeps it twice: `dev::shop::::web` for the resource `web`
 * in the stack `dev` of the project `shop`; the types of its parents stand before its name.
 */
export function shortUrn(urn: string): string {
  const [stack, project, types = "", ...name] = urn.slice(scheme.length).split("::");
  return [stack, project, types.slice(0, -type.length), ...name].join("::");
}

/** The URN of the resource with these properties. */
export function urnOf({ __urn: short }: Properties): string | undefined {
  if (typeof short !== "string") return undefined;
  const [stack, project, parents = "", ...name] = short.split("::");
  return scheme + [stack, project, parents + type, ...name].join("::");
}
