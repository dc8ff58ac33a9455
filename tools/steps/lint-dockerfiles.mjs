// Checks every Dockerfile of this repository.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { checkout } from "./command.mjs";

const files = globSync("{*/,examples/*/}Dockerfile", {
  cwd: checkout,
  exclude: (name) => name === "node_modules",
});
const faults = files.flatMap((file) =>
  validate(readFileSync(join(checkout, file), "utf8")).map((fault) => ({ file, ...fault })),
);
for (const { file, range, message } of faults) {
  console.error(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
}
console.log(`${files.length} Dockerfiles, ${faults.length} faults`);
process.exitCode = faults.length > 0 || files.length === 0 ? 1 : 0;
