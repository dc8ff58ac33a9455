/** The Terraform quickstart with the real terraform, against a simulated AWS whose time runs fast. */
import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Simulator } from "../../simulator/index";
import { offlineTerraform } from "../terraform-aws/offline-terraform";
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
  const { findTerraform } = await import("../terraform-aws/find-terraform.mjs");
  const { buildPlugins } = await import("../terraform-aws/build-plugins.mjs");
  const program = findTerraform();
  if (program === undefined) throw new Error("Neither terraform nor tofu is on PATH.");
  sayWhereItRuns(
    `The real ${basename(program)} (${program}) applies examples/terraform-quickstart`,
  );
  say(
    "The provider instancerefresh is the one that users get. For hashicorp/aws, which cannot be had without a network, there is a",
    "stand-in with the two resources and the two data sources that the quickstart needs.",
  );
  await cp(join(checkout, "examples/terraform-quickstart"), directory, { recursive: true });
  const offline = await offlineTerraform({
    directory,
    endpoint: simulator.url,
    plugins: await buildPlugins(),
    installation: "filesystem_mirror",
  });
  const env = { ...offline, PULUMI_INSTANCE_REFRESH_TIME_SCALE: String(SCALE) };
  await showTheStory(createCommandLine({ program, directory, env }), simulator);
}

/** A chapter a command. */
async function showTheStory(terraform: CommandLine, simulator: Simulator): Promise<void> {
  const { older, newest } = await findImages(simulator.url);
  await terraform.run("init");

  say("1. A launch template, a group of three instances, and their instancerefresh_group.");
  await terraform.run("apply", "-auto-approve", `-var=image_id=${older}`);

  say("2. A new image. The plan says what would roll and why; the apply rolls it and waits.");
  await terraform.run("apply", "-auto-approve", `-var=image_id=${newest}`);

  say("3. Nothing has changed, so no instance is replaced.");
  await terraform.run("apply", "-auto-approve", `-var=image_id=${newest}`);

  if (!isFast) await showTheFailure(terraform, simulator);

  say(`${isFast ? 4 : 5}. And everything is gone again.`);
  await terraform.run("destroy", "-auto-approve", `-var=image_id=${newest}`);

  sayWhatYouSaw();
}

async function showTheFailure(terraform: CommandLine, simulator: Simulator): Promise<void> {
  say(
    "4. An image that is deregistered while it is being rolled out. EC2 cannot launch it any more: the apply stops early, says why,",
    "   and rolls back. It must be red, and the old instances must be back.",
  );
  await terraform.fail("apply", "-auto-approve", `-var=image_id=${brokenImage(simulator)}`);
}

function sayWhatYouSaw(): void {
  say(
    "What you saw:",
    "  1. a first apply that rolls nothing, because the group already runs the template;",
    "  2. a plan whose warning names the reason, the batches and the time, and an apply that ends when the last instance is healthy;",
    "  3. an apply without a change, which replaces nothing;",
    ...(isFast
      ? ["     (left out by --fast: a roll that fails, its reason, and the rollback)"]
      : [
          "  4. a roll that cannot succeed: red after some failed launches instead of an hour, with the reason, and rolled back;",
        ]),
    `  ${isFast ? 4 : 5}. no resource left behind.`,
    "",
    "Terraform shows no text of a provider while it applies. To follow a roll live, set progress_file, or run npx aws-instance-refresh watch.",
    "On real AWS the same configuration works unchanged: examples/terraform-quickstart/README.md.",
  );
}

runDemo(demo);
