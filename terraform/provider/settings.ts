/** What the provider block takes, and the connection that it makes for a resource. */
import { assumeRole, profile, region } from "aws-instance-refresh/inputs/schema/connection";
import type { Connection } from "aws-instance-refresh/inputs/connection";
import type { AssumeRole } from "aws-instance-refresh/inputs/inputs";
import type { ObjectSchema } from "aws-instance-refresh/inputs/schema/schema";
import { attributesOf } from "../schema/derive";
import { toInputs } from "../schema/inputs";
import { plain, type Attribute, type Block } from "../schema/schema";
import { isUnknown, isValues, type Values } from "../values/value";

/** The services that are called, by the names that the AWS provider's `endpoints` has for them. */
const services = {
  autoscaling: "EC2 Auto Scaling",
  cloudwatch: "CloudWatch",
  ec2: "EC2",
  elbv2: "Elastic Load Balancing",
  sts: "STS",
};

/** What the provider block has in common with a resource. */
const connectionSchema: ObjectSchema = {
  kind: "object",
  rule: "the provider block is an object",
  fields: {
    region: { ...region, description: "The AWS Region of the groups." },
    profile: { ...profile, description: "A profile of the shared AWS configuration files." },
    assumeRole: { ...assumeRole, description: "A role to assume for all calls." },
  },
};

const optionalText = (description: string): Attribute => ({
  description,
  mode: "optional",
  type: plain("string"),
});

const files = (what: string): Attribute => ({
  description: `${what} One file at most: several are not merged.`,
  mode: "optional",
  type: plain(["list", "string"]),
});

export const settingsBlock: Block = {
  description:
    "Rolls EC2 Auto Scaling groups with instance refreshes. Every setting is optional and means what it means for the AWS provider; what is left out is taken from the same environment variables and files.",
  attributes: {
    ...attributesOf(connectionSchema),
    access_key: optionalText("The access key id. Only together with `secret_key`."),
    secret_key: { ...optionalText("The secret access key."), isSensitive: true },
    token: { ...optionalText("The session token of temporary keys."), isSensitive: true },
    shared_config_files: files("The AWS config file, instead of `~/.aws/config`."),
    shared_credentials_files: files("The AWS credentials file, instead of `~/.aws/credentials`."),
    endpoints: {
      description: "Where the calls go instead of AWS's own addresses, by service.",
      mode: "optional",
      type: {
        kind: "nested",
        nesting: "single",
        attributes: Object.fromEntries(
          Object.entries(services).map(([name, title]) => [
            name,
            optionalText(`The URL of ${title}.`),
          ]),
        ),
      },
    },
  },
};

/** The connection that the provider block describes. What is unknown in a plan is left out. */
export function toConnection(settings: Values): Connection {
  const known = toInputs(connectionSchema, settings);
  const text = (name: string): string | undefined => nonEmpty(settings[name]);
  const accessKeyId = text("access_key");
  const secretAccessKey = text("secret_key");
  const sessionToken = text("token");
  const credentialsFile = firstOf(settings["shared_credentials_files"]);
  const configFile = firstOf(settings["shared_config_files"]);
  const endpoints = endpointsOf(settings["endpoints"]);
  const role = known["assumeRole"];
  return {
    ...given("region", nonEmpty(known["region"])),
    ...given("profile", nonEmpty(known["profile"])),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && {
        accessKeys: { accessKeyId, secretAccessKey, ...given("sessionToken", sessionToken) },
      }),
    ...given("credentialsFile", credentialsFile),
    ...given("configFile", configFile),
    ...(isRole(role) && { assumeRoles: [role] }),
    ...(endpoints && { endpoints }),
  };
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
    ...(isRole(role) && { assumeRoles: [role] }),
    ...given("endpoint", nonEmpty(resource["endpoint"])),
  };
}

function endpointsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isValues(value)) return undefined;
  const entries = Object.keys(services).map((name) => [name, nonEmpty(value[name])] as const);
  const set = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.length === 0 ? undefined : Object.fromEntries(set);
}

function isRole(value: unknown): value is AssumeRole {
  return isValues(value) && typeof value["roleArn"] === "string";
}

function firstOf(value: unknown): string | undefined {
  return Array.isArray(value) ? nonEmpty(value[0]) : undefined;
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
