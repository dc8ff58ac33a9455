/** Where AWS is: the resource's own inputs first, then what the stack already configures for `@pulumi/aws`, then the environment. */
import { isRecord } from "../core/equality";
import type { Properties } from "./saved-state";
import type { AssumeRole, Connection, Inputs } from "../core/inputs";

/** The stack's configuration, as `configure` hands it over. */
export interface StackConfiguration {
  readonly get: (key: string) => string | undefined;
}

let stack: StackConfiguration = { get: () => undefined };

/** Keeps the stack's configuration for the life of the process. */
export function rememberConfiguration(configuration: StackConfiguration): void {
  stack = configuration;
}

/** Where the constructor keeps what it took from `opts.provider`. */
const providerKey = "__aws";

/** The connection of one resource, from its properties. What is left out here is left to the SDK's own chain. */
export function connectionOf(properties: Properties, environment: NodeJS.ProcessEnv): Connection {
  const inputs: Partial<Inputs> = properties;
  const given = properties[providerKey];
  const fromProvider: Connection = isRecord(given) ? given : {};
  const region =
    inputs.region ??
    fromProvider.region ??
    stack.get("aws:region") ??
    environment["AWS_REGION"] ??
    environment["AWS_DEFAULT_REGION"];
  const profile = inputs.profile ?? fromProvider.profile ?? stack.get("aws:profile");
  const assumeRole =
    inputs.assumeRole ?? fromProvider.assumeRole ?? assumedRole(parsed("aws:assumeRoles"));
  const endpoints = fromProvider.endpoints ?? endpointsOf(parsed("aws:endpoints"));
  return {
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(assumeRole !== undefined && { assumeRole }),
    ...(inputs.endpoint !== undefined && { endpoint: inputs.endpoint }),
    ...(endpoints !== undefined && { endpoints }),
  };
}

/** The role that `@pulumi/aws` is to assume, from its list of them. Only one role can be assumed here: the last of a chain would need the others. */
export function assumedRole(roles: unknown): AssumeRole | undefined {
  const role: unknown = Array.isArray(roles) ? roles[0] : roles;
  if (!isRecord(role) || typeof role["roleArn"] !== "string") return undefined;
  const { roleArn, sessionName, externalId } = role;
  return {
    roleArn,
    ...(typeof sessionName === "string" && { sessionName }),
    ...(typeof externalId === "string" && { externalId }),
  };
}

/** The endpoints that `@pulumi/aws` is configured with: a list of objects by service. */
export function endpointsOf(endpoints: unknown): Readonly<Record<string, string>> | undefined {
  const list: readonly unknown[] = Array.isArray(endpoints) ? endpoints : [];
  const entries = list
    .filter(isRecord)
    .flatMap((item) => Object.entries(item))
    .filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Structured configuration arrives as JSON text. A text that is no JSON is somebody else's mistake, and they will be told. */
function parsed(key: string): unknown {
  const text = stack.get(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
