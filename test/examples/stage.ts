/** An example on its stage: its program in a stack of the real engine, a simulator whose time moves with polls, and questions to ask of AWS. */
import { resolve } from "node:path";
import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  type AutoScalingGroup,
  type InstanceRefresh,
} from "@aws-sdk/client-auto-scaling";
import { DescribeImagesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { startSimulator, type Simulator } from "../../simulator/index";
import { usesRealAwsPlugin } from "../../tools/offline-engine/index";
import { withStack, type EngineStack } from "../support/engine/stack";
import { timeMovesWithPolls, type MovingTime } from "../support/engine/time";

/** AWS as a person with a shell sees it. */
export interface Aws {
  readonly autoScaling: AutoScalingClient;
  readonly ec2: EC2Client;
  /** Two images of one architecture, each available. */
  readonly images: readonly [string, string];
  readonly group: (name: string) => Promise<AutoScalingGroup | undefined>;
  /** A group's refreshes, newest first. */
  readonly refreshes: (name: string) => Promise<readonly InstanceRefresh[]>;
  /** The launch template version of each instance in service. */
  readonly versions: (name: string) => Promise<readonly string[]>;
}

export interface Stage {
  readonly simulator: Simulator;
  readonly time: MovingTime;
  readonly aws: Aws;
  readonly stack: EngineStack;
  /** Changes the stack's configuration; what is left out stays. */
  readonly configure: (config: Readonly<Record<string, string>>) => Promise<void>;
}

export interface StageOptions {
  /** Simulated seconds that pass before each poll. @default 15 */
  readonly secondsPerPoll?: number;
  /** Configuration besides `imageId`, which is the first image. */
  readonly config?: Readonly<Record<string, string>>;
  /** What is in AWS before the first `up`. */
  readonly prepare?: (aws: Aws, simulator: Simulator) => Promise<void>;
}

const env = {
  /** Pauses of the provider's clock shrink to some 10 ms; AWS's time moves with polls and not with that clock. */
  PULUMI_INSTANCE_REFRESH_TIME_SCALE: "500",
  /** The layer `types` checks the programs, all at once: here it would take seconds a command. */
  PULUMI_NODEJS_TRANSPILE_ONLY: "true",
} as const;

export const examples = resolve(__dirname, "../../examples");

/** Puts `examples/<name>` on stage, and clears everything away after the body. */
export async function withExample(
  name: string,
  options: StageOptions,
  body: (stage: Stage) => Promise<void>,
): Promise<void> {
  await withAws(options, async ({ simulator, time, aws }) => {
    let config: Readonly<Record<string, string>> = {
      imageId: aws.images[0],
      ...(usesRealAwsPlugin && pluginConfiguration(simulator.url)),
      ...options.config,
    };
    const folder = resolve(examples, name);
    const endpoint = simulator.url;
    await withStack({ program: { folder }, endpoint, config, env }, async (stack) => {
      await body({
        simulator,
        time,
        aws,
        stack,
        configure: async (changes) => {
          config = { ...config, ...changes };
          await stack.setConfig(config);
        },
      });
    });
  });
}

/** Lets the real plugin of `@pulumi/aws` call the simulator, and nothing that the simulator does not have. */
function pluginConfiguration(endpoint: string): Readonly<Record<string, string>> {
  const services = ["autoscaling", "cloudwatch", "ec2", "elbv2", "ssm", "sts"];
  const endpoints = Object.fromEntries(services.map((service) => [service, endpoint]));
  return {
    "aws:region": "us-east-1",
    "aws:endpoints": JSON.stringify([endpoints]),
    "aws:skipCredentialsValidation": "true",
    "aws:skipMetadataApiCheck": "true",
    "aws:skipRequestingAccountId": "true",
  };
}

/** A simulator whose time moves with polls, without a stack. */
export async function withAws(
  { secondsPerPoll = 15, prepare }: StageOptions,
  body: (stage: Pick<Stage, "simulator" | "time" | "aws">) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ clock: "virtual" });
  try {
    const aws = await lookAt(simulator);
    await prepare?.(aws, simulator);
    const time = timeMovesWithPolls(simulator, { secondsPerPoll });
    await body({ simulator, time, aws });
  } finally {
    await simulator.close();
  }
}

async function lookAt(simulator: Simulator): Promise<Aws> {
  const connection = {
    region: "us-east-1",
    endpoint: simulator.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const autoScaling = new AutoScalingClient(connection);
  const ec2 = new EC2Client(connection);
  const group: Aws["group"] = async (name) => {
    const command = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
    return (await autoScaling.send(command)).AutoScalingGroups?.[0];
  };
  return {
    autoScaling,
    ec2,
    images: await findImages(ec2),
    group,
    refreshes: async (AutoScalingGroupName) => {
      const command = new DescribeInstanceRefreshesCommand({ AutoScalingGroupName });
      return (await autoScaling.send(command)).InstanceRefreshes ?? [];
    },
    versions: async (name) =>
      ((await group(name))?.Instances ?? [])
        .filter(({ LifecycleState }) => LifecycleState === "InService")
        .map(({ LaunchTemplate }) => LaunchTemplate?.Version ?? "none"),
  };
}

async function findImages(ec2: EC2Client): Promise<readonly [string, string]> {
  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ["amazon"] }));
  const [one = "", other = ""] = Images.filter(
    ({ Architecture, Platform }) => Architecture === "x86_64" && Platform === undefined,
  ).map(({ ImageId }) => ImageId);
  return [one, other];
}
