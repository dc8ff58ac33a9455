/** The command `aws-autoscaling-simulator`: reads its options, starts a simulator, and says how to use it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import type { ClockMode } from "./clock";
import type { ImagePolicy } from "./model/ec2/images";
import { isLoopback } from "./control-access";
import { manual } from "./manual";
import { packageFolder } from "./package-folder";
import { parseScenario } from "./scenario/parse";
import type { WorldSeed } from "./scenario/world-seed";
import type { Simulator } from "./handle";
import { startSimulator, type SimulatorOptions } from "./simulator";

interface Options {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly clock: ClockMode;
  readonly scale: number;
  readonly seed: string;
  readonly startTime?: Date;
  readonly world?: unknown;
  readonly scenario?: unknown;
  readonly images: ImagePolicy;
  readonly metadataPort?: number;
}

const command = new Command("aws-autoscaling-simulator")
  .version(readVersion())
  .description("A local EC2 Auto Scaling that real AWS clients talk to.")
  .addOption(
    new Option("--port <n>", "port to listen on; 0 takes a free one")
      .argParser(toPort)
      .default(4599),
  )
  .addOption(new Option("--host <address>", "address to listen on").default("127.0.0.1"))
  .addOption(
    new Option("--allow-host <name...>", "more names to be called by, such as a container's"),
  )
  .addOption(
    new Option("--clock <mode>", "how time passes")
      .choices(["real", "virtual", "scaled"])
      .default("real"),
  )
  .addOption(
    new Option("--scale <factor>", "simulated seconds per second, with --clock scaled")
      .argParser(toScale)
      .default(30),
  )
  .addOption(
    new Option("--seed <text>", "the same seed and the same requests give the same ids").default(
      "seed",
    ),
  )
  .addOption(
    new Option("--start-time <instant>", "the first instant, ISO 8601").argParser(toInstant),
  )
  .addOption(
    new Option("--images <which>", "which image ids exist: any well-formed one, or only known ones")
      .choices(["any", "known"])
      .default("any"),
  )
  .addOption(new Option("--world <file>", "JSON: AWS calls to begin with").argParser(toJson))
  .addOption(new Option("--scenario <file>", "JSON: what goes wrong").argParser(toJson))
  .addOption(
    new Option("--metadata-port <n>", "serve instance metadata (IMDSv2) on this port").argParser(
      toPort,
    ),
  )
  .addHelpText("after", manual)
  .action(run);

command.parseAsync().catch((error: unknown) => {
  console.error(
    `aws-autoscaling-simulator: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
});

async function run(options: Options): Promise<void> {
  if (!isLoopback(options.host)) {
    console.error(
      `Warning: ${options.host} may be reached from other machines. The simulator accepts any credentials and shows all it knows.`,
    );
  }
  const simulator = await startSimulator(toSimulatorOptions(options));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      process.exit(0);
    });
  }
  console.log(greeting(simulator));
}

function toSimulatorOptions({
  port,
  host,
  clock,
  scale,
  seed,
  images,
  ...files
}: Options): SimulatorOptions {
  return {
    port,
    host,
    clock,
    scale,
    seed,
    images,
    ...(files.startTime && { startTime: files.startTime }),
    ...(files.allowHost && { allowedHosts: files.allowHost }),
    // applyWorldSeed checks what the file holds.
    ...(files.world !== undefined && { world: files.world as WorldSeed }),
    ...(files.metadataPort !== undefined && { metadata: { port: files.metadataPort } }),
    ...(files.scenario !== undefined && { scenario: parseScenario(files.scenario) }),
  };
}

function greeting({ url, metadataUrl }: Simulator): string {
  return [
    `listening on ${url}`,
    "",
    "Point any AWS client at it:",
    `  export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1`,
    "  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test",
    "  aws autoscaling describe-auto-scaling-groups",
    ...(metadataUrl === undefined
      ? []
      : [`  export AWS_EC2_METADATA_SERVICE_ENDPOINT=${metadataUrl}`]),
    "",
    `Watch it in a browser: ${url}`,
    `See what arrives: curl ${url}/_simulator/calls`,
  ].join("\n");
}

/** The version of the package that the command belongs to. */
function readVersion(): string {
  const text = readFileSync(join(packageFolder, "package.json"), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError("It is a number from 0 to 65535.");
}

function toScale(text: string): number {
  const scale = Number(text);
  if (Number.isFinite(scale) && scale > 0) return scale;
  throw new InvalidArgumentError("It is a number above 0.");
}

function toInstant(text: string): Date {
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new InvalidArgumentError("It is a time like 2026-01-01T00:00:00Z.");
}

function toJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
