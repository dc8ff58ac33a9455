/** The connection that the provider block makes for a resource: the block first, then what the AWS provider would look at. */
import { homedir } from "node:os";
import type { Connection, WebIdentity } from "aws-instance-refresh/inputs/connection";
import type { AssumeRole } from "aws-instance-refresh/inputs/inputs";
import { durationSeconds } from "aws-instance-refresh/values/duration";
import { toInputs } from "../schema/inputs";
import { hasUnknown, isUnknown, isValues, type Values } from "../values/value";
import { checkedSettings, services } from "./settings-block";

/** What CloudTrail shows where the configuration names no session. */
const ownSession = "terraform-provider-instancerefresh";

/** The connection that the provider block describes. What is unknown in a plan is left out. */
export function toConnection(settings: Values, environment: NodeJS.ProcessEnv): Connection {
  const { region, profile, assumeRole, assumeRoleWithWebIdentity } = toSettings(settings);
  const webIdentity = webIdentityOf(assumeRoleWithWebIdentity, environment);
  const accessKeys = webIdentity === undefined ? accessKeysOf(settings) : undefined;
  const endpoints = endpointsOf(settings["endpoints"]);
  const roles = rolesOf(assumeRole);
  return {
    ...given("region", nonEmpty(region)),
    ...given("profile", nonEmpty(profile)),
    ...(accessKeys && { accessKeys }),
    ...(webIdentity && { webIdentity }),
    ...given("credentialsFile", onlyFile(settings["shared_credentials_files"])),
    ...given("configFile", onlyFile(settings["shared_config_files"])),
    ...(roles.length > 0 && { assumeRoles: roles }),
    ...(endpoints && { endpoints }),
  };
}

/** The settings by the names that the inputs' checks have for them. */
export function toSettings(settings: Values): Values {
  const { assume_role_with_web_identity: web } = settings;
  return toInputs(checkedSettings, {
    ...settings,
    // No block at all comes as an empty list.
    assume_role_with_web_identity: Array.isArray(web) ? web[0] : web,
  });
}

function accessKeysOf(settings: Values): Connection["accessKeys"] {
  const [accessKeyId, secretAccessKey, sessionToken] = ["access_key", "secret_key", "token"].map(
    (name) => nonEmpty(settings[name]),
  );
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...given("sessionToken", sessionToken) };
}

/** A chain of which a part is unknown is not a chain of the rest. */
function rolesOf(roles: unknown): readonly AssumeRole[] {
  if (!Array.isArray(roles) || hasUnknown(roles)) return [];
  return roles.filter(isRole).map(({ duration, ...role }) => ({
    sessionName: ownSession,
    ...role,
    ...sessionLength(duration),
  }));
}

/** The environment fills in what the block leaves out, and makes no block where there is none: the engine itself looks for that. */
function webIdentityOf(block: unknown, environment: NodeJS.ProcessEnv): WebIdentity | undefined {
  if (!isValues(block) || hasUnknown(block)) return undefined;
  const { duration, roleArn, sessionName, webIdentityToken, webIdentityTokenFile, ...rest } = block;
  const role = nonEmpty(roleArn) ?? nonEmpty(environment["AWS_ROLE_ARN"]);
  if (role === undefined) return undefined;
  const token = nonEmpty(webIdentityToken);
  const file =
    nonEmpty(webIdentityTokenFile) ?? nonEmpty(environment["AWS_WEB_IDENTITY_TOKEN_FILE"]);
  return {
    ...rest,
    roleArn: role,
    sessionName:
      nonEmpty(sessionName) ?? nonEmpty(environment["AWS_ROLE_SESSION_NAME"]) ?? ownSession,
    ...sessionLength(duration),
    ...(token === undefined ? given("tokenFile", file) : { token }),
  };
}

function sessionLength(duration: unknown): { readonly durationSeconds?: number } {
  const seconds = durationSeconds(nonEmpty(duration) ?? "");
  return seconds === undefined ? {} : { durationSeconds: seconds };
}

/** The Region that resources are in unless they say otherwise. Unknown while the setting is. */
export function regionOfSettings(settings: Values, environment: NodeJS.ProcessEnv): unknown {
  const { region: set } = settings;
  if (isUnknown(set)) return set;
  const found = [set, environment["AWS_REGION"], environment["AWS_DEFAULT_REGION"]];
  return found.map(nonEmpty).find((name) => name !== undefined) ?? null;
}

/** The connection of one resource: what it says itself comes before what the provider block says. */
export function connectionFor(
  resource: Readonly<Record<string, unknown>>,
  settings: Connection,
): Connection {
  const own = nonEmpty(resource["profile"]);
  const { accessKeys, ...rest } = settings;
  const role = resource["assumeRole"];
  return {
    ...rest,
    ...(own === undefined && accessKeys && { accessKeys }),
    ...given("region", nonEmpty(resource["region"])),
    ...given("profile", own),
    ...(isRole(role) && { assumeRoles: [{ sessionName: ownSession, ...role }] }),
    ...given("endpoint", nonEmpty(resource["endpoint"])),
  };
}

function endpointsOf(blocks: unknown): Readonly<Record<string, string>> | undefined {
  const value: unknown = Array.isArray(blocks) ? blocks[0] : undefined;
  if (!isValues(value)) return undefined;
  const entries = Object.keys(services).map((name) => [name, nonEmpty(value[name])] as const);
  const set = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.length === 0 ? undefined : Object.fromEntries(set);
}

function isRole(value: unknown): value is AssumeRole & Values {
  return isValues(value) && typeof value["roleArn"] === "string";
}

/** As a shell has it, `~` is the home folder. */
function onlyFile(files: unknown): string | undefined {
  const file = Array.isArray(files) ? nonEmpty(files[0]) : undefined;
  return file?.replace(/^~(?=\/)/, homedir());
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function given<Name extends string>(
  name: Name,
  value: string | undefined,
): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
