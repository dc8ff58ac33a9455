/** Takes region, profile, role and endpoints from the `aws.Provider` that a program gives to the resource. */
import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "aws-instance-refresh/inputs/connection";
import { assumeRole } from "aws-instance-refresh/inputs/schema/connection";
import { isUnread, settingNames, toConnection, unreadSettings } from "./aws-settings";
import { markSecrets } from "./secrets";

/** Where the provider's calls go, and which of its settings are not gone by. */
export interface ProviderSettings extends Connection {
  readonly unread?: readonly string[];
}

/** What the provider is set up with. Pulumi keeps its structured settings as JSON text. */
export function settingsOf(provider: pulumi.ProviderResource): pulumi.Output<ProviderSettings> {
  if (packageOf(provider) !== "aws") {
    throw new pulumi.RunError(
      `InstanceRefresh takes an aws.Provider as its provider, not one of ${packageOf(provider)}. ` +
        "Leave `provider` out to use the stack's own AWS configuration.",
    );
  }
  const settings = settingNames.map((name) => [name, Reflect.get(provider, name)] as const);
  return pulumi
    .output(Promise.all(settings.map(([name, value]) => readSetting(name, value))))
    .apply((read) => toSettings(Object.fromEntries(read)));
}

function toSettings(known: Readonly<Record<string, unknown>>): ProviderSettings {
  const connection = toConnection((name) => known[name]);
  if (known["accessKey"] !== undefined) throw new pulumi.RunError(staticKeys);
  if (connection.webIdentity?.token !== undefined) throw new pulumi.RunError(literalToken);
  const unread = unreadSettings((name) => known[name]);
  const { assumeRoles } = connection;
  // The provider process gets the values as they are.
  const marked = markSecrets(roles, assumeRoles) as typeof assumeRoles;
  return {
    ...connection,
    ...(marked !== undefined && { assumeRoles: marked }),
    ...(unread.length > 0 && { unread }),
  };
}

type Setting = readonly [name: string, value: pulumi.Output<unknown> | undefined];

/**
 * One setting. In a preview Pulumi calls a setting that nobody has given unknown, like one that depends on a resource to be made. The first
 * has no value, and is left out; the second leaves all settings unknown, if calls to AWS are made with it.
 */
async function readSetting(name: string, value: unknown): Promise<Setting> {
  if (!isOutput(value)) return [name, value === undefined ? undefined : pulumi.output(value)];
  const given = await value.promise(true);
  const isIgnored = isUnread(name) && !(await value.isKnown);
  return [name, given === undefined || isIgnored ? undefined : pulumi.output(value)];
}

/** What Pulumi's outputs can tell, and its types keep to themselves. */
interface ReadableOutput extends pulumi.OutputInstance<unknown> {
  readonly isKnown: Promise<boolean>;
  readonly promise: (withUnknowns: boolean) => Promise<unknown>;
}

function isOutput(value: unknown): value is ReadableOutput {
  return pulumi.Output.isInstance(value);
}

const roles = { kind: "list", of: assumeRole, rule: "roles to assume" } as const;

/** The package that a provider is of, for example `aws`. Pulumi marks every resource with its type. */
export function packageOf(provider: pulumi.ProviderResource): string {
  return String(Reflect.get(provider, "__pulumiType")).replace(/^pulumi:providers:/, "");
}

const staticKeys =
  "InstanceRefresh does not take access keys from an aws.Provider: they would be kept in the state. " +
  "Give the provider a profile or assumeRoles instead, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";

const literalToken =
  "InstanceRefresh does not take a webIdentityToken from an aws.Provider: it would be kept in the state. " +
  "Give the provider a webIdentityTokenFile instead.";
