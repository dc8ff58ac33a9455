/** Reads the settings of `@pulumi/aws`, in the names and forms that its users give them. */
import { durationSeconds } from "../core/duration";
import { isRecord } from "../core/equality";
import type { AssumeRole, Connection } from "../core/inputs";

/** Those settings that we go by, from whoever can say what each is. Structured ones may be JSON text. */
export function toConnection(setting: (name: string) => unknown): Connection {
  const region = text(setting("region"));
  const profile = text(setting("profile"));
  const assumeRoles = rolesOf(parsed(setting("assumeRoles")) ?? parsed(setting("assumeRole")));
  const endpoints = endpointsOf(parsed(setting("endpoints")));
  return {
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(assumeRoles.length > 0 && { assumeRoles }),
    ...(endpoints !== undefined && { endpoints }),
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

/** A text that is no JSON is somebody else's mistake, and they will be told. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
