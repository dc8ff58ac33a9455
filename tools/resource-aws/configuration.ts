/** The configuration of an `aws.Provider`: what it may say, and that it never leads to the real AWS. */
import { isProperties, withoutAbsent, type Properties } from "./properties";
import type { Problem } from "./shape";
import { tagsIn, type Tags } from "./tags";

/** Where and as whom the plugin calls AWS. */
export interface Configuration {
  readonly region: string;
  readonly profile?: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly token?: string;
  readonly assumeRoles: readonly AssumedRole[];
  /** Tags that every resource with a map of tags gets. */
  readonly defaultTags: Tags;
  /** Endpoints by service, in the provider's spelling: `autoscaling`, `ec2`, `cloudwatch`, `ssm`, `sts`. */
  readonly endpoints: Tags;
}

interface AssumedRole {
  readonly roleArn: string;
  readonly sessionName?: string;
  readonly externalId?: string;
}

/** What is read, and what is accepted because it makes no difference to a simulator. */
const SERVED = [
  ...["region", "profile", "accessKey", "secretKey", "token", "assumeRoles", "defaultTags"],
  ...["endpoints", "version", "pluginDownloadURL", "maxRetries", "allowedAccountIds"],
  ...["skipCredentialsValidation", "skipRegionValidation", "skipRequestingAccountId"],
  ...["skipMetadataApiCheck"],
];

/** Fills in the Region as the real provider does: the SDK does not know the environment of the default provider. */
export function withRegion(inputs: Properties): Properties {
  const region = process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
  return withoutAbsent({ region, ...withoutAbsent(inputs) });
}

/** Everything that is wrong with a provider's inputs. */
export function configurationProblems(inputs: Properties): readonly Problem[] {
  const unserved = Object.keys(inputs)
    .filter((property) => !SERVED.includes(property))
    .map((property) => ({
      property,
      reason: "this stand-in for the AWS provider does not serve it",
    }));
  const region = inputs["region"]
    ? []
    : [{ property: "region", reason: "a Region is needed: set aws:region or AWS_REGION" }];
  return [...unserved, ...region];
}

/** Reads a provider's inputs. Throws unless every endpoint is on this machine. */
export function readConfiguration(inputs: Properties): Configuration {
  const read = Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, nested(value)]),
  );
  const endpoints = first(read["endpoints"]);
  const { AWS_ENDPOINT_URL } = process.env;
  for (const endpoint of [AWS_ENDPOINT_URL, ...Object.values(endpoints)]) requireLoopback(endpoint);
  const text = (key: string): Partial<Configuration> =>
    typeof read[key] === "string" && read[key] !== "" ? { [key]: read[key] } : {};
  return {
    region: String(read["region"]),
    ...text("profile"),
    ...text("accessKey"),
    ...text("secretKey"),
    ...text("token"),
    assumeRoles: Array.isArray(read["assumeRoles"]) ? (read["assumeRoles"] as AssumedRole[]) : [],
    defaultTags: tagsIn(first(read["defaultTags"])["tags"]),
    endpoints: tagsIn(endpoints),
  };
}

/** The environment variable is required even where a provider names all its endpoints: nothing may get past it. */
function requireLoopback(endpoint: unknown): void {
  const host = typeof endpoint === "string" && URL.canParse(endpoint) && new URL(endpoint).hostname;
  if (host !== false && ["127.0.0.1", "localhost", "[::1]"].includes(host)) return;
  throw new Error(
    "This is a stand-in for the AWS provider and calls nothing but a simulator on this machine: set AWS_ENDPOINT_URL to its " +
      `address (it is ${typeof endpoint === "string" ? endpoint : "not set"}), or install the real plugin.`,
  );
}

/** Nested arguments of a provider arrive as JSON text. */
function nested(value: unknown): unknown {
  return typeof value === "string" && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
}

/** The provider's blocks are objects in some versions, and lists of one in others. */
function first(value: unknown): Properties {
  const block: unknown = Array.isArray(value) ? value[0] : value;
  return isProperties(block) ? withoutAbsent(block) : {};
}
