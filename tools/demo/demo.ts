/** The quickstart with the real Pulumi engine, against a simulated AWS whose time runs fast. */
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EC2 } from "@aws-sdk/client-ec2";
import { startSimulator, type Simulator } from "../../simulator/index";
import { offlineEngine } from "../offline-engine/index";
import { createPulumi, InterruptedError, type Pulumi } from "./pulumi";

/** Simulated seconds per second: a roll of six minutes takes six seconds. */
const SCALE = 60;

/** `npm run demo -- --fast`: leaves out the roll that fails. */
const isFast = process.argv.includes("--fast");

/** `npm run demo -- --ui`: says where the simulator's live page is. */
const showsPage = process.argv.includes("--ui");

const checkout = resolve(__dirname, "../..");

async function demo(): Promise<void> {
  const { getPulumi } = await import("../pulumi-cli/get-pulumi.mjs");
  const cli = await getPulumi();
  const parent = join(checkout, ".cache/demo");
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, "run-"));
  const simulator = await startSimulator({ clock: "scaled", scale: SCALE });
  try {
    say(
      `Pulumi ${cli.version} (${cli.route}) deploys examples/quickstart to a simulated AWS on ${simulator.url}.`,
      `Its time runs ${SCALE} times as fast as yours. Nothing leaves this machine.`,
      ...(showsPage ? [`Watch it in a browser: ${simulator.url}`] : []),
    );
    const engine = await offlineEngine({ directory, endpoint: simulator.url, cli });
    const program = join(directory, "quickstart");
    await cp(join(checkout, "examples/quickstart"), program, { recursive: true });
    const env = {
      ...engine.env,
      PULUMI_INSTANCE_REFRESH_TIME_SCALE: String(SCALE),
      PULUMI_NODEJS_TRANSPILE_ONLY: "true", // the tests check the program's types, and it takes seconds a command
    };
    await showTheStory(createPulumi({ directory: program, env }), simulator);
  } finally {
    await simulator.close();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Images {
  readonly older: string;
  readonly newest: string;
}

/** A chapter a command. */
async function showTheStory(pulumi: Pulumi, simulator: Simulator): Promise<void> {
  const { older, newest } = await findImages(simulator.url);
  await pulumi.run("stack", "init", "demo");

  say("1. A launch template, a group of three instances, and their InstanceRefresh.");
  await pulumi.run("up", "--yes", "--skip-preview", "--config", `imageId=${older}`);

  say("2. A new image. The preview says what would roll and why; the update rolls it and waits.");
  await pulumi.run("up", "--yes", "--config", `imageId=${newest}`);

  say("3. Nothing has changed, so no instance is replaced.");
  await pulumi.run("up", "--yes", "--skip-preview");

  if (!isFast) await showTheFailure(pulumi, simulator);

  say(`${isFast ? 4 : 5}. And everything is gone again.`);
  await pulumi.run("destroy", "--yes", "--skip-preview", "--remove");

  sayWhatYouSaw();
  sayWhatIsNext();
}

/** Somebody has deregistered the image since it was looked up: every launch fails. */
async function showTheFailure(pulumi: Pulumi, simulator: Simulator): Promise<void> {
  const broken = "ami-0badc0ffee0badc0f";
  say(
    "4. An image that is deregistered while it is being rolled out. EC2 cannot launch it any more: the update stops early, says why,",
    "   and rolls back. It must be red, and the old instances must be back.",
  );
  simulator.addScenario({
    rules: [
      { kind: "launch", imageId: broken, failure: `The image id '[${broken}]' does not exist` },
    ],
  });
  await pulumi.fail("up", "--yes", "--skip-preview", "--config", `imageId=${broken}`);
}

function sayWhatYouSaw(): void {
  say(
    "What you saw:",
    "  1. a first deployment that rolls nothing, because the group already runs the template;",
    "  2. a preview that names the reason, the batches and the time, and an update that ends when the last instance is healthy;",
    "  3. a deployment without a change, which replaces nothing;",
    ...(isFast
      ? ["     (left out by --fast: a roll that fails, its reason, and the rollback)"]
      : [
          "  4. a roll that cannot succeed: red after some failed launches instead of an hour, with the reason, and rolled back;",
        ]),
    `  ${isFast ? 4 : 5}. no resource left behind.`,
  );
}

function sayWhatIsNext(): void {
  say(
    "On real AWS, with your credentials and a default VPC, the same program works unchanged (three t3.small instances cost some cents an hour):",
    "",
    "  cd examples/quickstart",
    "  pulumi stack init dev",
    "  pulumi up                                  # the newest Amazon Linux",
    "  pulumi up --config imageId=ami-…           # rolls the group onto any other image, and waits",
    "  pulumi destroy",
    "",
    "In a project of your own: npm install pulumi-aws-instance-refresh.",
  );
}

/** Two releases of Amazon Linux 2023. */
async function findImages(endpoint: string): Promise<Images> {
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

function say(...lines: readonly string[]): void {
  console.log(`\n${lines.join("\n")}`);
}

demo().catch((error: unknown) => {
  const wasInterrupted = error instanceof InterruptedError;
  console.error(wasInterrupted ? "\nThe demo was ended; nothing is left of it." : error);
  process.exitCode = wasInterrupted ? 130 : 1;
});
