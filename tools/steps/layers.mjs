// Which layers of tests there are, and the jobs that a layer is split into.
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { all } from "./command.mjs";
import { runMocha } from "./mocha.mjs";

/** Folders in test/ that hold no layer. */
const NO_LAYERS = ["support", "corpus"];
/** Left out of `quick`: these start the real engine, Terraform, or thousands of simulated lives. */
const SLOW = ["engine", "examples", "torture", "terraform"];
/** Layers that need the Pulumi CLI. */
const WITH_ENGINE = ["engine", "examples"];
/** Test files in one job. A file with the real engine takes ten times as long as another. */
const FILES_PER_JOB = { engine: 8, examples: 4, torture: 2, terraform: 4 };
const FILES_PER_JOB_ELSEWHERE = 40;

/** All examples in one TypeScript project: ten programs with their own copy of the AWS types need more memory than Node has. */
const EXAMPLES = "tools/steps/tsconfig.examples.json";

/** Folders whose imports .dependency-cruiser.cjs rules. */
const SOURCES = [
  ...["engine", "provider", "terraform", "simulator"],
  ...["tools", "test", "bench", "torture"],
];

/** Checks that are no mocha tests: each passes or fails as a whole. */
const CHECKS = {
  lint: [
    ["eslint", "--max-warnings", "0", "--ignore-pattern", "examples/**", "."],
    [
      ...["eslint", "--max-warnings", "0", "--parser-options", "projectService:false"],
      ...["--parser-options", `project:${EXAMPLES}`, "examples"],
    ],
    ["depcruise", "--output-type", "err", ...SOURCES],
    ["prettier", "--check", "--log-level", "warn", "."],
    ["node", "tools/steps/lint-workflows.mjs"],
    ["node", "tools/steps/lint-dockerfiles.mjs"],
  ],
  types: [
    ["tsc", "--build"],
    ["tsc", "--project", EXAMPLES],
  ],
};

/**
 * The layers of a checkout: the checks, then the folders in test/ that hold tests.
 *
 * @param {string} checkout
 * @returns {string[]}
 */
export function findLayers(checkout) {
  const folders = readdirSync(join(checkout, "test"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_LAYERS.includes(entry.name))
    .map((entry) => entry.name)
    .filter((layer) => findTests(checkout, layer).length > 0);
  return [...Object.keys(CHECKS), ...folders.sort()];
}

/**
 * The layers that these names stand for. No name stands for all of them, `quick` for those that are not slow.
 *
 * @param {readonly string[]} layers
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function selectLayers(layers, names) {
  const unknown = names.find((name) => name !== "quick" && !layers.includes(name));
  if (unknown !== undefined) {
    throw new Error(`There is no layer "${unknown}", only ${["quick", ...layers].join(", ")}.`);
  }
  const isQuick = (layer) => names.includes("quick") && !SLOW.includes(layer);
  return layers.filter((layer) => names.length === 0 || names.includes(layer) || isQuick(layer));
}

/**
 * The jobs of these layers, those that take longest first, so that no long one is left alone at the end.
 *
 * @param {string} checkout
 * @param {readonly string[]} layers
 * @returns {import("./layers.mjs").Job[]}
 */
export function createJobs(checkout, layers) {
  const weight = (layer) => FILES_PER_JOB[layer] ?? FILES_PER_JOB_ELSEWHERE;
  return [...layers]
    .sort((one, other) => weight(one) - weight(other))
    .flatMap((layer) =>
      CHECKS[layer] ? checkJobs(layer) : testJobs(layer, findTests(checkout, layer)),
    );
}

function checkJobs(layer) {
  const start = async (options) => {
    const passes = await all(CHECKS[layer], options);
    const failures = passes ? [] : [`${layer} fails: see the output above.`];
    return { passed: Number(passes), failed: Number(!passes), skipped: 0, failures };
  };
  return [{ layer, title: layer, files: [], needsPulumi: false, start }];
}

/** Neighbours go into different jobs: files of one folder tend to take as long as each other. */
function testJobs(layer, files) {
  const count = Math.ceil(files.length / (FILES_PER_JOB[layer] ?? FILES_PER_JOB_ELSEWHERE));
  return Array.from({ length: count }, (_, job) => {
    const title = count === 1 ? layer : `${layer} ${job + 1}/${count}`;
    const ofJob = files.filter((_file, index) => index % count === job);
    const start = (options) => runMocha({ title, files: ofJob, ...options });
    return { layer, title, files: ofJob, needsPulumi: WITH_ENGINE.includes(layer), start };
  });
}

function findTests(checkout, layer) {
  return readdirSync(join(checkout, "test", layer), { recursive: true })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `test/${layer}/${file.replaceAll(sep, "/")}`)
    .sort();
}
