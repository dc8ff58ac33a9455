/** `instance-refresh`: rolls groups, and follows, explains and ends refreshes, from a shell. */
import { readFileSync } from "node:fs";
import { Argument, Command, CommanderError } from "commander";
import { cancel } from "./cancel";
import { withErrorOutput } from "./command-errors";
import { renderCompletion, shells, type Shell } from "./completion";
import { duration } from "./duration";
import { exitCodes, exitWith } from "./exit-code";
import { explain } from "./explain";
import { addInputOptions } from "./input-options";
import { plan } from "./plan";
import { roll } from "./roll";
import { rollBack } from "./roll-back";
import { status } from "./status";
import { watch } from "./watch";
import { wholeNumber } from "./whole-number";

const program = new Command("instance-refresh")
  .description(
    "Rolls EC2 Auto Scaling groups with instance refreshes, and follows, explains and ends them.",
  )
  .version(ownVersion())
  .option("--region <region>", "AWS Region (default: as the SDK finds it)")
  .option("--profile <profile>", "profile of the shared AWS configuration")
  .option("--endpoint <url>", "URL of every AWS service, for example of a simulator")
  .option("--json", "print JSON instead of text")
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()
  .addHelpText("after", `\nExit codes:\n${exitCodes}`);

/** A command and its help: global options and examples included. */
function command(name: string, description: string, ...examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ instance-refresh ${example}`).join("\n");
  return program
    .command(name)
    .description(description)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", `\nExamples:\n${lines}`);
}

const groupName = "name of the Auto Scaling group";

addInputOptions(
  command(
    "roll",
    "roll a group: preflight, start or adopt a refresh, follow it, verify the fleet; run twice, it starts once",
    "roll web --launch-template web --template-version 7 --auto-rollback",
    "roll web --config refresh.yaml --timeout 45m --report report.md",
    "roll web --launch-template web --dry-run",
  ).argument("<group>", groupName),
)
  .option("--dry-run", "only show what would be done, and the obstacles")
  .option(
    "--timeout <duration>",
    'limit of the whole roll, for example "45m"; then --on-timeout',
    duration,
  )
  .option("--report <file>", "write a report: JSON for a name that ends in .json, else Markdown")
  .action(withErrorOutput(roll));

command(
  "status",
  "show the newest refreshes of groups, and which instances run what; without a group, what is active",
  "status web",
  "status --region eu-west-1",
)
  .argument("[groups...]", "names of Auto Scaling groups")
  .option("--limit <number>", "how many refreshes of each group", wholeNumber({ min: 1 }), 5)
  .action(withErrorOutput(status));

command(
  "watch",
  "follow refreshes to their end: a progress bar on a terminal, a line per change elsewhere",
  "watch web",
  "watch blue green",
)
  .argument("<groups...>", "names of Auto Scaling groups")
  .option("--id <id>", "which refresh (default: the active one, else the newest)")
  .action(withErrorOutput(watch));

command(
  "explain",
  "say why a refresh stands or ended where it does, and what to do next",
  "explain web",
)
  .argument("<group>", groupName)
  .option("--id <id>", "which refresh (default: the active one, else the newest)")
  .action(withErrorOutput(explain));

command(
  "cancel",
  "cancel the active refresh, and wait for that",
  "cancel web",
  "cancel web --even-a-rollback",
)
  .argument("<group>", groupName)
  .option("--no-wait", "do not wait")
  .option("--even-a-rollback", "also cancel a rollback, which leaves instances of both versions")
  .action(withErrorOutput(cancel));

command(
  "rollback",
  "roll the active refresh back to the group's own configuration, and wait for that",
  "rollback web",
)
  .argument("<group>", groupName)
  .option("--no-wait", "do not wait")
  .action(withErrorOutput(rollBack));

addInputOptions(
  command(
    "plan",
    "say what a refresh would do to the fleet, even if there is nothing to roll, and what stands in its way",
    "plan web --launch-template web --template-version 7",
  ).argument("<group>", groupName),
).action(withErrorOutput(plan));

command(
  "completion",
  "print a script that completes commands and options",
  "completion bash > ~/.instance-refresh-completion",
)
  .addArgument(new Argument("<shell>", "the shell that sources the script").choices(shells))
  .action((shell: Shell) => {
    console.log(renderCompletion(shell, program));
  });

// `instance-refresh --help | head` closes the pipe: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

program.parseAsync().catch(reportError).finally(endProcess);

function reportError(error: unknown): void {
  // Commander has already said what is wrong, or shown the help that was asked for.
  if (error instanceof CommanderError) exitWith(error.exitCode === 0 ? "succeeded" : "usage");
  else {
    console.error(error instanceof Error ? error.message : String(error));
    exitWith("error");
  }
}

/** A program for credentials that never ends would keep this one from ending. */
function endProcess(): void {
  process.stdout.write("", () => {
    process.stderr.write("", () => {
      process.exit();
    });
  });
}

/** The version of this package, from its manifest. */
function ownVersion(): string {
  const manifest = JSON.parse(
    readFileSync(require.resolve("aws-instance-refresh/package.json"), "utf8"),
  ) as { readonly version: string };
  return manifest.version;
}
