/** The AWS clients of one connection: created at the first call, kept for the process, and replaced if their credentials fail. */
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { CloudWatch } from "@aws-sdk/client-cloudwatch";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Connection } from "../inputs/connection";
import type { ResolvedTemplate } from "../run/ports";
import { credentialsOf } from "./credentials";
import { loadLargePackage } from "./load-large-package";
import type { Queue } from "./queue";
import {
  createRecentResponses,
  createRecentGroups,
  type RecentResponses,
  type RecentGroups,
} from "./recent-responses";
import { requestSettings, type RequestSettings } from "./request-settings";
import { leaveThrottlingToUs } from "./throttling";

/** Each service counts its own requests. */
export type Service = "autoscaling" | "ec2" | "elbv2" | "cloudwatch";

/** Names that wait for one call. It closes when the call gets its permit. */
export interface Batch {
  readonly names: Set<string>;
  readonly found: Promise<ReadonlyMap<string, unknown>>;
}

export interface Clients {
  readonly autoScaling: () => Promise<AutoScaling>;
  /** Makes each call once: for calls whose result must be checked before a retry. */
  readonly autoScalingOnce: () => Promise<AutoScaling>;
  readonly ec2: () => Promise<EC2>;
  readonly cloudWatch: () => Promise<CloudWatch>;
  readonly elasticLoadBalancing: () => Promise<ElasticLoadBalancingV2>;
  /** The queues of each service, for all refreshes of this process that share the connection. */
  readonly queues: Map<Service, Queue>;
  /** The open batch of each call. */
  readonly batches: Map<string, Batch>;
  readonly recentGroups: RecentGroups;
  readonly recentTemplates: RecentResponses<ResolvedTemplate>;
  /** Forgets clients and credentials, so that the next call reads profiles and tokens again. */
  readonly discard: () => void;
}

const cache = new Map<string, Clients>();

/** The clients of a connection; the same ones for the same connection. */
export function clientsOf(connection: Connection): Clients {
  const key = JSON.stringify(connection);
  const known = cache.get(key) ?? createClients(connection);
  cache.set(key, known);
  return known;
}

/**
 * Each client's package is loaded at its first call, so a preview without calls costs nothing. EC2's alone takes a third of a
 * second and 50 MB, so nothing outside this file imports a client's values; the clients' methods need none.
 */
function createClients(connection: Connection): Clients {
  let autoScaling: Promise<AutoScaling> | undefined;
  let autoScalingOnce: Promise<AutoScaling> | undefined;
  let ec2: Promise<EC2> | undefined;
  let cloudWatch: Promise<CloudWatch> | undefined;
  let elasticLoadBalancing: Promise<ElasticLoadBalancingV2> | undefined;
  const connectAutoScaling = (): Promise<AutoScaling> =>
    (autoScaling ??= import("@aws-sdk/client-auto-scaling").then(async ({ AutoScaling: Client }) =>
      leaveThrottlingToUs(
        new Client({
          ...(await configurationOf(connection, "autoscaling")),
          credentials: await credentialsOf(connection, endpointOf(connection, "sts")),
        }),
      ),
    ));
  /** All clients share the credentials of the first, so that a role is assumed once. */
  const sharing = async (service: string) => {
    const { config } = await connectAutoScaling();
    const configuration = await configurationOf(connection, service);
    return { ...configuration, credentials: config.credentials };
  };
  return {
    autoScaling: connectAutoScaling,
    autoScalingOnce: () =>
      (autoScalingOnce ??= connectAutoScaling().then((client) => onceOnly(client, connection))),
    ec2: () =>
      (ec2 ??= loadLargePackage(() => import("@aws-sdk/client-ec2")).then(async ({ EC2: Client }) =>
        leaveThrottlingToUs(new Client(await sharing("ec2"))),
      )),
    cloudWatch: () =>
      (cloudWatch ??= import("@aws-sdk/client-cloudwatch").then(async ({ CloudWatch: Client }) =>
        leaveThrottlingToUs(new Client(await sharing("cloudwatch"))),
      )),
    elasticLoadBalancing: () =>
      (elasticLoadBalancing ??= import("@aws-sdk/client-elastic-load-balancing-v2").then(
        async ({ ElasticLoadBalancingV2: Client }) =>
          leaveThrottlingToUs(new Client(await sharing("elbv2"))),
      )),
    queues: new Map(),
    batches: new Map(),
    recentGroups: createRecentGroups(),
    recentTemplates: createRecentResponses(),
    discard: () => {
      autoScaling = undefined;
      autoScalingOnce = undefined;
      ec2 = undefined;
      cloudWatch = undefined;
      elasticLoadBalancing = undefined;
    },
  };
}

/** The same client, with its credentials and its clock correction, but without the SDK's own retries. */
async function onceOnly(
  { config: { credentials, systemClockOffset } }: AutoScaling,
  connection: Connection,
): Promise<AutoScaling> {
  const { AutoScaling: Client } = await import("@aws-sdk/client-auto-scaling");
  const configuration = await configurationOf(connection, "autoscaling");
  return new Client({ ...configuration, credentials, systemClockOffset, maxAttempts: 1 });
}

interface ClientConfiguration {
  region?: string;
  profile?: string;
  endpoint?: string;
  requestHandler: RequestSettings;
}

async function configurationOf(
  connection: Connection,
  service: string,
): Promise<ClientConfiguration> {
  const { region, profile } = connection;
  const endpoint = endpointOf(connection, service);
  return {
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
    requestHandler: await requestSettings(process.env),
  };
}

/** One endpoint for every service, or one each as `@pulumi/aws` has them. */
function endpointOf({ endpoint, endpoints }: Connection, service: string): string | undefined {
  return endpoint ?? endpoints?.[service];
}
