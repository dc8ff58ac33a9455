// Runs the layers of tests one after the other, all of them, and counts.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { getPulumi } from "../pulumi-cli/get-pulumi.mjs";
import { build } from "./build.mjs";
import { checkout, run } from "./command.mjs";

/** The order of the folders in test/. Any other folder comes after them. */
const ORDER = ["unit", "operations", "conformance", "provider", "engine", "examples"];
const NOT_TESTS = ["support"];
/** These start the real engine: they need the CLI, and one test may take a minute on a busy machine. */
const WITH_ENGINE = ["engine", "examples"];
const ENGINE_TIMEOUT_MILLISECONDS = 180_000;

/** All examples in one TypeScript project: ten programs with their own copy of the AWS types need more memory than Node has. */
const EXAMPLES = "tools/steps/tsconfig.examples.json";

/** Checks that are no mocha tests: each passes or fails as a whole. */
const checks = {
  lint: () =>
    all([
      ["eslint", "--max-warnings", "0", "--ignore-pattern", "examples/**", "."],
      [
        ...["eslint", "--max-warnings", "0", "--parser-options", "projectService:false"],
        ...["--parser-options", `project:${EXAMPLES}`, "examples"],
      ],
      ["prettier", "--check", "--log-level", "warn", "."],
    ]),
  types: () =>
    all([
      ["tsc", "--build"],
      ["tsc", "--project", EXAMPLES],
    ]),
};

/** Runs every command, also after one has failed. */
async function all(commands) {
  let passes = true;
  for (const [command, ...args] of commands) {
    if ((await run(command, args)) !== 0) passes = false;
  }
  return passes;
}

/**
 * Runs lint, types and every layer, or only those that are named. What failed is listed at the end; the last line on stdout is the count.
 *
 * @param {readonly string[]} names
 * @returns {Promise<number>} the exit code
 */
export async function test(names) {
  const layers = [...Object.keys(checks), ...findLayers()];
  const unknown = names.find((name) => !layers.includes(name));
  if (unknown) throw new Error(`There is no layer "${unknown}", only ${layers.join(", ")}.`);
  const wanted = layers.filter((layer) => names.length === 0 || names.includes(layer));

  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (counts) => {
    for (const key of Object.keys(total)) total[key] += counts[key];
  };
  const failures = [];
  // Also before lint: the examples use the packages as they are built.
  await build().catch((error) => {
    add(failed(error));
    failures.push("build");
  });
  for (const layer of wanted) {
    console.log(`\n=== ${layer} ===`);
    const { failures: ofLayer = [layer], ...counts } = await runLayer(layer).catch(failed);
    add(counts);
    if (counts.failed > 0) failures.push(...ofLayer);
  }
  if (failures.length > 0) console.log(`\n=== failed ===\n\n${failures.join("\n")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}

/** The folders in test/ that hold tests. */
function findLayers() {
  const place = (folder) => (ORDER.includes(folder) ? ORDER.indexOf(folder) : ORDER.length);
  return readdirSync(join(checkout, "test"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_TESTS.includes(entry.name))
    .map((entry) => entry.name)
    .filter(hasTests)
    .sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}

function hasTests(layer) {
  const files = readdirSync(join(checkout, "test", layer), { recursive: true });
  return files.some((file) => file.endsWith(".test.ts"));
}

async function runLayer(layer) {
  if (checks[layer]) {
    const passes = await checks[layer]();
    console.log(passes ? `${layer} passes` : `${layer} fails`);
    return { passed: Number(passes), failed: Number(!passes), skipped: 0 };
  }
  return WITH_ENGINE.includes(layer) ? mocha(layer, await engineOptions()) : mocha(layer);
}

async function engineOptions() {
  const { bin } = await getPulumi();
  return { path: [bin], args: ["--timeout", `${ENGINE_TIMEOUT_MILLISECONDS}`] };
}

/** Runs a folder's tests. A run that ends badly without a failed test counts as one failure. */
async function mocha(layer, { path = [], args = [] } = {}) {
  mkdirSync(join(checkout, ".cache"), { recursive: true });
  const counts = join(checkout, ".cache", `counts-${layer}.json`);
  rmSync(counts, { force: true });
  const reporter = ["--reporter", "tools/steps/counting-reporter.cjs"];
  const code = await run("mocha", [...reporter, ...args, `test/${layer}/**/*.test.ts`], {
    path,
    env: { TEST_COUNTS: counts },
  });
  if (!existsSync(counts)) return failed(new Error(`${layer} ended without a count.`));
  const counted = JSON.parse(readFileSync(counts, "utf8"));
  if (code !== 0 && counted.failed === 0) {
    return { ...counted, failed: 1, failures: [`${layer} ended with exit code ${code}.`] };
  }
  return counted;
}

function failed(error) {
  console.log(error.message);
  return { passed: 0, failed: 1, skipped: 0 };
}
