/** The AWS SDK's clients: one a service and Region, made when it is first needed. */
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { CloudWatch } from "@aws-sdk/client-cloudwatch";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { SSM } from "@aws-sdk/client-ssm";
import type { STS } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { Configuration } from "./configuration";

/** The clients of one Region. Each loads its package, which takes a moment, only when it is asked for. */
export interface Clients {
  readonly autoScaling: () => Promise<AutoScaling>;
  readonly cloudWatch: () => Promise<CloudWatch>;
  readonly ec2: () => Promise<EC2>;
  readonly ssm: () => Promise<SSM>;
  readonly sts: () => Promise<STS>;
}

/** Gives the clients of a Region, the same ones each time. */
export function createClients(configuration: Configuration): (region: string) => Clients {
  const regions = new Map<string, Clients>();
  return (region) => {
    const clients = regions.get(region) ?? clientsOf(region, configuration);
    regions.set(region, clients);
    return clients;
  };
}

function clientsOf(region: string, configuration: Configuration): Clients {
  const options = async (service: string): Promise<ClientOptions> => ({
    region,
    ...(await credentials(configuration)),
    ...endpoint(configuration, service),
  });
  return {
    autoScaling: once(async () => {
      const { AutoScaling } = await import("@aws-sdk/client-auto-scaling");
      return new AutoScaling(await options("autoscaling"));
    }),
    cloudWatch: once(async () => {
      const { CloudWatch } = await import("@aws-sdk/client-cloudwatch");
      return new CloudWatch(await options("cloudwatch"));
    }),
    ec2: once(async () => {
      const { EC2 } = await import("@aws-sdk/client-ec2");
      return new EC2(await options("ec2"));
    }),
    ssm: once(async () => {
      const { SSM } = await import("@aws-sdk/client-ssm");
      return new SSM(await options("ssm"));
    }),
    sts: once(async () => {
      const { STS } = await import("@aws-sdk/client-sts");
      return new STS(await options("sts"));
    }),
  };
}

interface ClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: AwsCredentialIdentityProvider;
}

function endpoint({ endpoints }: Configuration, service: string): { readonly endpoint?: string } {
  const own = endpoints[service];
  return own === undefined ? {} : { endpoint: own };
}

/** Keys, else a profile, else what the SDK finds by itself; then the roles, one with the credentials of the other. */
async function credentials(
  configuration: Configuration,
): Promise<{ readonly credentials?: AwsCredentialIdentityProvider }> {
  const { accessKey, secretKey, token, profile, assumeRoles } = configuration;
  const known = accessKey !== undefined || profile !== undefined || assumeRoles.length > 0;
  if (!known) return {};
  const { fromIni, fromNodeProviderChain, fromTemporaryCredentials } =
    await import("@aws-sdk/credential-providers");
  const keys = {
    accessKeyId: accessKey ?? "",
    secretAccessKey: secretKey ?? "",
    ...(token === undefined ? {} : { sessionToken: token }),
  };
  const chain = profile === undefined ? fromNodeProviderChain() : fromIni({ profile });
  let identity = accessKey === undefined ? chain : () => Promise.resolve(keys);
  for (const { roleArn, sessionName, externalId } of assumeRoles) {
    identity = fromTemporaryCredentials({
      masterCredentials: identity,
      clientConfig: { region: configuration.region, ...endpoint(configuration, "sts") },
      params: {
        RoleArn: roleArn,
        RoleSessionName: sessionName ?? "pulumi",
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      },
    });
  }
  return { credentials: identity };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
