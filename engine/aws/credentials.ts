/** Who makes the calls: keys or a profile or whatever the SDK finds, and then a chain of roles, each assumed by the one before. */
import type { AutoScalingClientConfig } from "@aws-sdk/client-auto-scaling";
import type { AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import type { Connection, WebIdentity } from "../inputs/connection";
import type { AssumeRole } from "../inputs/inputs";
import { toAws } from "./field-names";

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
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
  const found = await firstOf(connection, clientConfig);
  return assumeRoles.reduce<CredentialProvider>(
    (masterCredentials, role) =>
      fromTemporaryCredentials({ masterCredentials, params: toSessionRequest(role), clientConfig }),
    found,
  );
}

interface ClientConfig {
  region?: string;
  endpoint?: string;
}

/** The credentials that the chain of roles begins with. */
async function firstOf(
  { profile, accessKeys, webIdentity, credentialsFile, configFile }: Connection,
  clientConfig: ClientConfig,
): Promise<CredentialProvider> {
  if (accessKeys !== undefined) return () => Promise.resolve(accessKeys);
  if (webIdentity !== undefined) return sessionOf(webIdentity, clientConfig);
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  return fromNodeProviderChain({
    clientConfig,
    // A profile may have been given new keys since this process last read it.
    ignoreCache: true,
    logger: silent,
    ...(profile !== undefined && { profile }),
    ...(credentialsFile !== undefined && { filepath: credentialsFile }),
    ...(configFile !== undefined && { configFilepath: configFile }),
  });
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

/** The SDK would print a warning into the user's output where both keys and a profile are set; the profile wins, as everywhere. */
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
