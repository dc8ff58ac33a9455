/** Reads the settings of `@pulumi/aws`, in the names and forms that its users give them. */
import { homedir } from "node:os";
import { durationSeconds } from "aws-instance-refresh/values/duration";
import { isRecord } from "aws-instance-refresh/values/equality";
import type { Connection, WebIdentity } from "aws-instance-refresh/inputs/connection";
import type { AssumeRole } from "aws-instance-refresh/inputs/inputs";

/** Those settings that we go by, from whoever can say what each is. Structured ones may be JSON text. */
export function toConnection(setting: (name: string) => unknown): Connection {
  const region = text(setting("region"));
  const profile = text(setting("profile"));
  const assumeRoles = rolesOf(parsed(setting("assumeRoles")) ?? parsed(setting("assumeRole")));
  const endpoints = endpointsOf(parsed(setting("endpoints")));
  const webIdentity = webIdentityOf(parsed(setting("assumeRoleWithWebIdentity")));
  const credentialsFile = onlyFile(setting("sharedCredentialsFiles"));
  const configFile = onlyFile(setting("sharedConfigFiles"));
  return {
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(assumeRoles.length > 0 && { assumeRoles }),
    ...(endpoints !== undefined && { endpoints }),
    ...(webIdentity !== undefined && { webIdentity }),
    ...(credentialsFile !== undefined && { credentialsFile }),
    ...(configFile !== undefined && { configFile }),
  };
}

/** Settings that are set and would change who calls AWS or where, but are not supported: a warning names them. */
export function unreadSettings(setting: (name: string) => unknown): readonly string[] {
  const files = ["sharedCredentialsFiles", "sharedConfigFiles"]
    .filter((name) => filesOf(setting(name)).length > 1)
    .map((name) => `${name} with more than one file`);
  return [...unread.filter((name) => isGiven(parsed(setting(name)))), ...files];
}

const unread = [
  "allowedAccountIds",
  "customCaBundle",
  "ec2MetadataServiceEndpoint",
  "ec2MetadataServiceEndpointMode",
  "forbiddenAccountIds",
  "httpProxy",
  "httpsProxy",
  "insecure",
  "noProxy",
  "stsRegion",
  "useDualstackEndpoint",
  "useFipsEndpoint",
] as const;

/** Whether no call to AWS is made with a setting. */
export function isUnread(name: string): boolean {
  return unread.some((other) => other === name);
}

/** Every setting that is read. */
export const settingNames = [
  ...["region", "profile", "assumeRoles", "assumeRole", "assumeRoleWithWebIdentity", "endpoints"],
  ...["sharedCredentialsFiles", "sharedConfigFiles", "accessKey", ...unread],
];

function isGiven(value: unknown): boolean {
  return (
    !(value === undefined || value === null || value === "" || value === false) &&
    !(Array.isArray(value) && value.length === 0)
  );
}

function filesOf(setting: unknown): readonly string[] {
  return [parsed(setting)].flat().flatMap((file) => text(file) ?? []);
}

/** Several files would have to be merged, which the SDK does not do. */
function onlyFile(setting: unknown): string | undefined {
  const [file, ...more] = filesOf(setting);
  return more.length === 0 ? file?.replace(/^~(?=\/)/, homedir()) : undefined;
}

function webIdentityOf(given: unknown): WebIdentity | undefined {
  const record = [given].flat().find(isRecord);
  const [role] = record === undefined ? [] : roleOf(record);
  if (record === undefined || role === undefined) return undefined;
  const tokenFile = text(record["webIdentityTokenFile"]);
  const token = text(record["webIdentityToken"]);
  return {
    ...role,
    ...(tokenFile !== undefined && { tokenFile }),
    ...(token !== undefined && { token }),
  };
}

/** A text that holds something. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** One role, or a list of them of which each is assumed with the credentials of the one before. */
function rolesOf(roles: unknown): readonly AssumeRole[] {
  return [roles].flat().filter(isRecord).flatMap(roleOf);
}

/** The same fields as ours, but for the duration, which is a text such as `1h`. */
function roleOf({ duration, ...role }: Readonly<Record<string, unknown>>): readonly AssumeRole[] {
  const seconds = durationSeconds(text(duration) ?? "");
  const given = Object.entries(role).filter(([name, value]) => isField(name) && value !== null);
  const fields = Object.fromEntries(given);
  const { roleArn } = fields;
  if (typeof roleArn !== "string") return [];
  return [{ ...fields, roleArn, ...(seconds !== undefined && { durationSeconds: seconds }) }];
}

function isField(name: string): boolean {
  return roleFields.some((field) => field === name);
}

const roleFields = [
  "roleArn",
  "sessionName",
  "externalId",
  "policy",
  "policyArns",
  "tags",
  "transitiveTagKeys",
  "sourceIdentity",
] as const satisfies readonly (keyof AssumeRole)[];

/** A list of objects by service. */
function endpointsOf(endpoints: unknown): Readonly<Record<string, string>> | undefined {
  const entries = [endpoints]
    .flat()
    .filter(isRecord)
    .flatMap((item) => Object.entries(item))
    .filter((entry): entry is [string, string] => text(entry[1]) !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A text that is not JSON is returned as it is. The validation reports it if a list or an object is needed. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
