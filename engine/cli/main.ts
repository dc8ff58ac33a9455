/** `instance-refresh`: looks at, follows and ends instance refreshes from a shell, for the person whose pipeline died. */
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { cancel } from "./cancel";
import { withErrorOutput } from "./command-errors";
import { exitCodes, exitWith } from "./exit-code";
import { explain } from "./explain";
import { plan } from "./plan";
import { rollBack } from "./roll-back";
import { status } from "./status";
import { watch } from "./watch";
import { wholeNumber } from "./whole-number";

const program = new Command("instance-refresh")
  .description("Looks at, follows and ends EC2 Auto Scaling instance refreshes.")
  .version(ownVersion())
  .option("--region <region>", "AWS Region (default: the SDK's own chain)")
  .option("--profile <profile>", "profile of the shared AWS configuration")
  .option("--endpoint <url>", "URL of every AWS service, for example of a simulator")
  .option("--json", "print JSON instead of text")
  .exitOverride()
  .addHelpText("after", `\nExit codes:\n${exitCodes}`);

program
  .command("status")
  .description("show the newest refreshes of a group, and which instances run what")
  .argument("<group>", "name of the Auto Scaling group")
  .option("--limit <number>", "how many refreshes", wholeNumber({ min: 1 }), 5)
  .action(withErrorOutput(status));

program
  .command("watch")
  .description(
    "follow a refresh to its end: a progress bar on a terminal, a line per change elsewhere",
  )
  .argument("<group>", "name of the Auto Scaling group")
  .option("--id <id>", "which refresh (default: the active one, else the newest)")
  .action(withErrorOutput(watch));

program
  .command("explain")
  .description("say why a refresh stands or ended where it does, and what to do next")
  .argument("<group>", "name of the Auto Scaling group")
  .option("--id <id>", "which refresh (default: the active one, else the newest)")
  .action(withErrorOutput(explain));

program
  .command("cancel")
  .description("cancel the active refresh, or its rollback, and wait for that")
  .argument("<group>", "name of the Auto Scaling group")
  .option("--no-wait", "do not wait")
  .action(withErrorOutput(cancel));

program
  .command("rollback")
  .description("roll the active refresh back to the group's own configuration, and wait for that")
  .argument("<group>", "name of the Auto Scaling group")
  .option("--no-wait", "do not wait")
  .action(withErrorOutput(rollBack));

program
  .command("plan")
  .description(
    "say what a refresh onto a launch template version would do, and what stands in its way",
  )
  .argument("<group>", "name of the Auto Scaling group")
  .option("--launch-template <id or name>", "(default: what the group itself launches from)")
  .option(
    "--template-version <version>",
    "a number, $Latest or $Default, of --launch-template (default: $Latest)",
  )
  .option(
    "--min-healthy <percent>",
    "minimum healthy percentage",
    wholeNumber({ min: 0, max: 100 }),
  )
  .option(
    "--max-healthy <percent>",
    "maximum healthy percentage",
    wholeNumber({ min: 100, max: 200 }),
  )
  .option("--warmup <seconds>", "instance warm-up", wholeNumber({ min: 0 }))
  .action(withErrorOutput(plan));

program.parseAsync().catch((error: unknown) => {
  // Commander has already said what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) exitWith(error.exitCode === 0 ? "succeeded" : "usage");
  else {
    console.error(error instanceof Error ? error.message : String(error));
    exitWith("error");
  }
});

/** The version of this package, from its manifest. */
function ownVersion(): string {
  const manifest = JSON.parse(
    readFileSync(require.resolve("pulumi-aws-instance-refresh/package.json"), "utf8"),
  ) as { readonly version: string };
  return manifest.version;
}
