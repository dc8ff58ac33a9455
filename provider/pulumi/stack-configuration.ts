/** Where AWS is: the resource's own inputs first, then its provider or what the stack configures for `@pulumi/aws`, then the environment. */
import { isRecord } from "../core/equality";
import type { AccessKeys, Connection, Inputs } from "../core/inputs";
import { text, toConnection } from "./aws-settings";
import type { Properties } from "./saved-state";

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
  const { region, profile, assumeRole, endpoint }: Partial<Inputs> = properties;
  const given = properties[providerKey];
  // As for the resources of @pulumi/aws, a provider of its own replaces the stack's.
  const { accessKeys, ...settings }: Connection = isRecord(given) ? given : ofTheStack();
  const anywhere = text(environment["AWS_REGION"]) ?? text(environment["AWS_DEFAULT_REGION"]);
  return {
    ...(anywhere !== undefined && { region: anywhere }),
    ...settings,
    ...(region !== undefined && { region }),
    ...(profile === undefined ? accessKeys && { accessKeys } : { profile }),
    ...(assumeRole !== undefined && { assumeRoles: [assumeRole] }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

function ofTheStack(): Connection {
  const accessKeys = accessKeysOf(stack);
  return {
    ...toConnection((name) => stack.get(`aws:${name}`)),
    ...(accessKeys && { accessKeys }),
  };
}

function accessKeysOf(configuration: StackConfiguration): AccessKeys | undefined {
  const accessKeyId = text(configuration.get("aws:accessKey"));
  const secretAccessKey = text(configuration.get("aws:secretKey"));
  const sessionToken = text(configuration.get("aws:token"));
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
