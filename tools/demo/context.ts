/** What both demos have: a simulated AWS whose time runs fast, a folder that is removed in the end, and something to say. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EC2 } from "@aws-sdk/client-ec2";
import { startSimulator, type Simulator } from "../../simulator/index";
import { InterruptedError } from "./command-line";

/** Simulated seconds per second: a roll of six minutes takes six seconds. */
export const SCALE = 60;

/** `--fast`: leaves out the roll that fails. */
export const isFast = process.argv.includes("--fast");

/** `--ui`: says where the simulator's live page is. */
const showsPage = process.argv.includes("--ui");

export const checkout = resolve(__dirname, "../..");

export interface Context {
  readonly directory: string;
  readonly simulator: Simulator;
  /** @param who what deploys what, as the beginning of the first line */
  readonly sayWhereItRuns: (who: string) => void;
}

/** Runs a demo to its end. Whatever happens, no file and no server is left. */
export function runDemo(demo: (context: Context) => Promise<void>): void {
  withContext(demo).catch((error: unknown) => {
    const wasInterrupted = error instanceof InterruptedError;
    console.error(wasInterrupted ? "\nThe demo was ended; nothing is left of it." : error);
    process.exitCode = wasInterrupted ? 130 : 1;
  });
}

async function withContext(demo: (context: Context) => Promise<void>): Promise<void> {
  const parent = join(checkout, ".cache/demo");
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, "run-"));
  const simulator = await startSimulator({ clock: "scaled", scale: SCALE });
  try {
    await demo({
      directory,
      simulator,
      sayWhereItRuns: (who) => {
        say(
          `${who} to a simulated AWS on ${simulator.url}.`,
          `Its time runs ${SCALE} times as fast as yours. Nothing leaves this machine.`,
          ...(showsPage ? [`Watch it in a browser: ${simulator.url}`] : []),
        );
      },
    });
  } finally {
    await simulator.close();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Images {
  readonly older: string;
  readonly newest: string;
}

/** Two releases of Amazon Linux 2023. */
export async function findImages(endpoint: string): Promise<Images> {
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret" };
  const ec2 = new EC2({ endpoint, region: "us-east-1", credentials });
  const { Images = [] } = await ec2.describeImages({
    Filters: [{ Name: "name", Values: ["al2023-ami-2023.*-x86_64"] }],
  });
  const [older, newest] = Images.sort((one, other) =>
    (one.CreationDate ?? "").localeCompare(other.CreationDate ?? ""),
  ).slice(-2);
  if (!older?.ImageId || !newest?.ImageId) throw new Error("The simulator has too few images.");
  return { older: older.ImageId, newest: newest.ImageId };
}

/** An image that EC2 cannot launch any more: somebody has deregistered it since it was looked up. */
export function brokenImage(simulator: Simulator): string {
  const imageId = "ami-0badc0ffee0badc0f";
  const failure = `The image id '[${imageId}]' does not exist`;
  simulator.addScenario({ rules: [{ kind: "launch", imageId, failure }] });
  return imageId;
}

export function say(...lines: readonly string[]): void {
  console.log(`\n${lines.join("\n")}`);
}
