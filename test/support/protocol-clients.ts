/** Real SDK clients that talk to a simulator, and the simulator they talk to. */
import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../simulator/index";

export interface ClientOptions {
  /** @default us-east-1 */
  readonly region?: string;
  /** @default 1: a test wants to see the first answer */
  readonly maxAttempts?: number;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Milliseconds by which the client's clock is off. @default 0 */
  readonly systemClockOffset?: number;
}

export interface Clients {
  readonly autoScaling: AutoScalingClient;
  readonly cloudWatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly elbv2: ElasticLoadBalancingV2Client;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
}

/** One client of each service that is spoken. */
export function createClients(url: string, options: ClientOptions = {}): Clients {
  const configuration = {
    endpoint: url,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    ...options,
  };
  return {
    autoScaling: new AutoScalingClient(configuration),
    cloudWatch: new CloudWatchClient(configuration),
    ec2: new EC2Client(configuration),
    elbv2: new ElasticLoadBalancingV2Client(configuration),
    ssm: new SSMClient(configuration),
    sts: new STSClient(configuration),
  };
}

/** Runs a body against a simulator of its own and closes that afterwards. */
export async function withSimulator(
  options: SimulatorOptions,
  body: (simulator: Simulator, clients: Clients) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator(options);
  try {
    await body(simulator, createClients(simulator.url));
  } finally {
    await simulator.close();
  }
}

/** The name, the text and the HTTP status of the error that a call fails with. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<readonly [name: string, message: string, status: number]> {
  try {
    await call;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return [error.name, error.message, error.$metadata.httpStatusCode];
  }
  throw new Error("the call succeeded");
}

function isServiceError(
  error: unknown,
): error is Error & { readonly $metadata: { readonly httpStatusCode: number } } {
  return error instanceof Error && "$metadata" in error;
}
