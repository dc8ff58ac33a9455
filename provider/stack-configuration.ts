/** Where AWS is: the resource's own inputs first, then its provider or what the stack configures for `@pulumi/aws`, then the environment. */
import { isRecord } from "aws-instance-refresh/values/equality";
import type { AccessKeys, Connection } from "aws-instance-refresh/inputs/connection";
import type { Inputs } from "aws-instance-refresh/inputs/inputs";
import type { ProviderSettings } from "./aws-provider";
import { text, toConnection, unreadSettings } from "./aws-settings";
import type { Properties } from "aws-instance-refresh/run/outputs";

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
  const { accessKeys, webIdentity, unread: _, ...settings } = settingsFor(properties);
  const anywhere = text(environment["AWS_REGION"]) ?? text(environment["AWS_DEFAULT_REGION"]);
  return {
    ...(anywhere !== undefined && { region: anywhere }),
    ...settings,
    ...(region !== undefined && { region }),
    ...(profile === undefined ? accessKeys && { accessKeys } : { profile }),
    ...(profile === undefined && webIdentity && { webIdentity }),
    ...(assumeRole !== undefined && { assumeRoles: [assumeRole] }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

/** The Region that a resource itself names, or the provider that it was given. */
export function regionOf(properties: Properties): unknown {
  const given = properties[providerKey];
  return properties["region"] ?? (isRecord(given) ? given["region"] : undefined);
}

/** A warning about settings that others go by and we do not; undefined where there are none. */
export function warningOfUnread(properties: Properties): string | undefined {
  const { unread = [] } = settingsFor(properties);
  if (unread.length === 0) return undefined;
  const names = unread.map((name) => `aws:${name}`).join(", ");
  return `not read, so calls to AWS are made without: ${names}. See docs/credentials.md`;
}

/** As for the resources of @pulumi/aws, a provider of its own replaces the stack's. */
function settingsFor(properties: Properties): ProviderSettings {
  const given = properties[providerKey];
  return isRecord(given) ? given : ofTheStack();
}

function ofTheStack(): ProviderSettings {
  const setting = (name: string): unknown => stack.get(`aws:${name}`);
  const accessKeys = accessKeysOf(stack);
  return {
    ...toConnection(setting),
    ...(accessKeys && { accessKeys }),
    unread: unreadSettings(setting),
  };
}

function accessKeysOf(configuration: StackConfiguration): AccessKeys | undefined {
  const accessKeyId = text(configuration.get("aws:accessKey"));
  const secretAccessKey = text(configuration.get("aws:secretKey"));
  const sessionToken = text(configuration.get("aws:token"));
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
