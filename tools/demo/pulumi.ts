/** The quickstart with the real Pulumi engine, against a simulated AWS whose time runs fast. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index";
import { offlineEngine } from "../offline-engine/index";
import { createCommandLine, type CommandLine } from "./command-line";
import {
  brokenImage,
  checkout,
  findImages,
  isFast,
  runDemo,
  SCALE,
  say,
  type Context,
} from "./context";

async function demo({ directory, simulator, sayWhereItRuns }: Context): Promise<void> {
  const { getPulumi } = await import("../pulumi-cli/get-pulumi.mjs");
  const cli = await getPulumi();
  sayWhereItRuns(`Pulumi ${cli.version} (${cli.route}) deploys examples/quickstart`);
  const engine = await offlineEngine({ directory, endpoint: simulator.url, cli });
  const program = join(directory, "quickstart");
  await cp(join(checkout, "examples/quickstart"), program, { recursive: true });
  const env = {
    ...engine.env,
    PULUMI_INSTANCE_REFRESH_TIME_SCALE: String(SCALE),
    PULUMI_NODEJS_TRANSPILE_ONLY: "true", // the tests check the program's types, and it takes seconds a command
  };
  const pulumi = createCommandLine({ program: "pulumi", directory: program, env });
  await showTheStory(pulumi, simulator);
}

/** A chapter a command. */
async function showTheStory(pulumi: CommandLine, simulator: Simulator): Promise<void> {
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
async function showTheFailure(pulumi: CommandLine, simulator: Simulator): Promise<void> {
  say(
    "4. An image that is deregistered while it is being rolled out. EC2 cannot launch it any more: the update stops early, says why,",
    "   and rolls back. It must be red, and the old instances must be back.",
  );
  const broken = brokenImage(simulator);
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

runDemo(demo);
