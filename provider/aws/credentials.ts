/** Who makes the calls: keys or a profile or whatever the SDK finds, and then a chain of roles, each assumed by the one before. */
import type { AutoScalingClientConfig } from "@aws-sdk/client-auto-scaling";
import type { AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import type { AssumeRole, Connection } from "../core/inputs";
import { toAws } from "./field-names";

export type CredentialProvider = Extract<
  NonNullable<AutoScalingClientConfig["credentials"]>,
  (...request: never) => unknown
>;

/** @param endpoint where STS is; absent: where the SDK finds it */
export async function credentialsOf(
  { region, profile, accessKeys, assumeRoles = [] }: Connection,
  endpoint: string | undefined,
): Promise<CredentialProvider> {
  const { fromNodeProviderChain, fromTemporaryCredentials } =
    await import("@aws-sdk/credential-providers");
  const clientConfig = {
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
  const found: CredentialProvider =
    accessKeys === undefined
      ? fromNodeProviderChain({
          clientConfig,
          // A profile may have been given new keys since this process last read it.
          ignoreCache: true,
          logger: silent,
          ...(profile !== undefined && { profile }),
        })
      : () => Promise.resolve(accessKeys);
  return assumeRoles.reduce<CredentialProvider>(
    (masterCredentials, role) =>
      fromTemporaryCredentials({ masterCredentials, params: toSessionRequest(role), clientConfig }),
    found,
  );
}

type SessionRequest = Omit<AssumeRoleCommandInput, "RoleSessionName"> & {
  RoleSessionName: string;
};

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
function toSessionRequest(role: AssumeRole): SessionRequest {
  const { roleArn, sessionName = "pulumi-aws-instance-refresh", policyArns, tags, ...rest } = role;
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
