/** Who makes the calls: keys or a profile or whatever the SDK finds, and then a chain of roles, each assumed by the one before. */
import { setTimeout as delay } from "node:timers/promises";
import type { AutoScalingClientConfig } from "@aws-sdk/client-auto-scaling";
import type { AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import type { AccessKeys, Connection, WebIdentity } from "../inputs/connection";
import type { AssumeRole } from "../inputs/inputs";
import { toAws } from "./field-names";
import { requestSettings, type RequestSettings } from "./request-settings";

export type CredentialProvider = Extract<
  NonNullable<AutoScalingClientConfig["credentials"]>,
  (...request: never) => unknown
>;

/** @param endpoint where STS is; absent: where the SDK finds it */
export async function credentialsOf(
  connection: Connection,
  endpoint: string | undefined,
): Promise<CredentialProvider> {
  const { region, assumeRoles = [] } = connection;
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  const clientConfig: ClientConfig = {
    requestHandler: await requestSettings(process.env),
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
  const found = withLimit(await firstOf(connection, clientConfig));
  return assumeRoles.reduce<CredentialProvider>(
    (masterCredentials, role) =>
      fromTemporaryCredentials({ masterCredentials, params: toSessionRequest(role), clientConfig }),
    found,
  );
}

/** Milliseconds for a source of credentials, as the AWS SDK for Go gives a program that a profile names. */
const sourceLimit = 60_000;

/** A user's program or a login service may never respond. */
export function withLimit(
  source: CredentialProvider,
  milliseconds = sourceLimit,
): CredentialProvider {
  return async (...request) => {
    const end = new AbortController();
    const tooLate = delay(milliseconds, undefined, { signal: end.signal }).then(() => {
      const seconds = milliseconds / 1000;
      throw Object.assign(
        new Error(`the source of the credentials did not respond in ${seconds} s`),
        {
          name: "CredentialsProviderError",
        },
      );
    });
    try {
      return await Promise.race([source(...request), tooLate]);
    } finally {
      end.abort();
      tooLate.catch(() => undefined);
    }
  };
}

/** For the calls to STS and to the services of SSO. */
interface ClientConfig {
  requestHandler: RequestSettings;
  region?: string;
  endpoint?: string;
}

/**
 * The credentials that the chain of roles begins with, in the order of the AWS SDK for Go, which `@pulumi/aws` and Terraform's provider go by: what the
 * program or the stack names, then keys in the environment, web identity in the environment, and the profile. The SDK for JavaScript takes
 * `AWS_PROFILE` before the keys: the same command would work in two accounts.
 *
 * @see https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html
 */
async function firstOf(
  connection: Connection,
  clientConfig: ClientConfig,
): Promise<CredentialProvider> {
  const { profile, accessKeys, webIdentity } = connection;
  if (accessKeys !== undefined) return () => Promise.resolve(accessKeys);
  if (webIdentity !== undefined) return sessionOf(webIdentity, clientConfig);
  if (profile !== undefined) return profileOf(connection, clientConfig);
  const environmentKeys = keysIn(process.env);
  if (environmentKeys !== undefined) return () => Promise.resolve(environmentKeys);
  if (isGiven(process.env["AWS_WEB_IDENTITY_TOKEN_FILE"])) {
    const { fromTokenFile } = await import("@aws-sdk/credential-providers");
    return fromTokenFile({ clientConfig });
  }
  return profileOf(connection, clientConfig);
}

/** The SDK for Go knows a second name for each key. Both keys are needed. */
function keysIn(environment: NodeJS.ProcessEnv): AccessKeys | undefined {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => environment[name]).find(isGiven);
  const accessKeyId = first("AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY");
  const secretAccessKey = first("AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY");
  const sessionToken = first("AWS_SESSION_TOKEN");
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

/** The credentials of a profile, else of a container or an instance. `AWS_PROFILE` names the profile if nothing else does. */
async function profileOf(
  { profile, credentialsFile, configFile }: Connection,
  clientConfig: ClientConfig,
): Promise<CredentialProvider> {
  const { createCredentialChain, fromIni } = await import("@aws-sdk/credential-providers");
  const named =
    profile ?? [process.env["AWS_PROFILE"], process.env["AWS_DEFAULT_PROFILE"]].find(isGiven);
  const ofProfile = fromIni({
    clientConfig,
    // The profile may have new keys since this process last read it.
    ignoreCache: true,
    ...(named !== undefined && { profile: named }),
    ...(credentialsFile !== undefined && { filepath: credentialsFile }),
    ...(configFile !== undefined && { configFilepath: configFile }),
  });
  const chain = createCredentialChain(ofProfile, ...(await machineProviders()));
  if (named === undefined) return chain;
  return async (...request) => {
    try {
      return await chain(...request);
    } catch {
      // What is wrong with the profile that somebody has named matters more than that this machine has no role.
      return ofProfile(...request);
    }
  };
}

/** The role of the container or the instance that this program runs on. */
async function machineProviders(): Promise<readonly CredentialProvider[]> {
  const { fromContainerMetadata, fromHttp, fromInstanceMetadata } =
    await import("@aws-sdk/credential-providers");
  const { env } = process;
  const isContainer =
    isGiven(env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]) ||
    isGiven(env["AWS_CONTAINER_CREDENTIALS_FULL_URI"]);
  if (isContainer) return [fromHttp(), fromContainerMetadata()];
  return env["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true" ? [] : [fromInstanceMetadata()];
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
async function sessionOf(
  { roleArn, token, tokenFile, sessionName = ownName, policyArns, ...rest }: WebIdentity,
  clientConfig: ClientConfig,
): Promise<CredentialProvider> {
  const { fromTokenFile, fromWebToken } = await import("@aws-sdk/credential-providers");
  const request = {
    ...rest,
    clientConfig,
    roleArn,
    roleSessionName: sessionName,
    ...(policyArns && { policyArns: policyArns.map((arn) => ({ arn })) }),
  };
  return token === undefined
    ? fromTokenFile({ ...request, ...(tokenFile && { webIdentityTokenFile: tokenFile }) })
    : fromWebToken({ ...request, webIdentityToken: token });
}

const ownName = "pulumi-aws-instance-refresh";

type SessionRequest = Omit<AssumeRoleCommandInput, "RoleSessionName"> & {
  RoleSessionName: string;
};

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
function toSessionRequest(role: AssumeRole): SessionRequest {
  const { roleArn, sessionName = ownName, policyArns, tags, ...rest } = role;
  return {
    ...(toAws(rest) as Partial<SessionRequest>),
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...(policyArns && { PolicyArns: policyArns.map((arn) => ({ arn })) }),
    ...(tags && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
  };
}
