// Runs the layers of tests, as many jobs at a time as there are cores, all of them, and counts.
import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { findPulumi, getPulumi } from "../pulumi-cli/get-pulumi.mjs";
import { build } from "./build.mjs";
import { checkout } from "./command.mjs";
import { createJobs, findLayers, selectLayers } from "./layers.mjs";

/**
 * Runs lint, types and every layer, or only those that are named. What failed is listed at the end; the last line on stdout is the count.
 *
 * @param {readonly string[]} names layers, or `quick`
 * @returns {Promise<number>} the exit code
 */
export async function test(names) {
  const start = performance.now();
  const layers = selectLayers(findLayers(checkout), names);
  const jobs = await sortByReadiness(createJobs(checkout, layers));
  const results = [];
  // Also before lint: the examples use the packages as they are built.
  await build().catch((error) => results.push(fail("build", error)));
  results.push(...(await runJobs(jobs)));
  return report(results, minutesSince(start));
}

/** Jobs that need the Pulumi CLI go last where it must be downloaded or built first. */
async function sortByReadiness(jobs) {
  if (!jobs.some((job) => job.needsPulumi) || (await findPulumi())) return jobs;
  return [...jobs.filter((job) => !job.needsPulumi), ...jobs.filter((job) => job.needsPulumi)];
}

/** Runs jobs side by side. A job's output is shown when it has ended, so that two never mix; a single job's at once. */
async function runJobs(jobs) {
  const cli = jobs.some((job) => job.needsPulumi) ? getPulumi() : undefined;
  // Whoever waits for it says what is wrong.
  cli?.catch(() => undefined);
  const isAlone = jobs.length === 1;
  const waiting = [...jobs];
  const results = [];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const result = await runJob(job, { cli, isAlone });
      results.push(result);
      console.log(`\n${describe(result)} (${results.length} of ${jobs.length} jobs)`);
    }
  };
  const workers = Math.min(jobs.length, availableParallelism());
  console.log(`${jobs.length} jobs, ${workers} at a time.`);
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

async function runJob(job, { cli, isAlone }) {
  let output = "";
  const onOutput = isAlone ? undefined : (text) => (output += text);
  const start = performance.now();
  const result = await startJob(job, { cli, onOutput }).catch((error) => fail(job.layer, error));
  if (output !== "") console.log(`\n=== ${job.title} ===\n${output.trimEnd()}`);
  return { ...result, title: job.title, layer: job.layer, minutes: minutesSince(start) };
}

async function startJob(job, { cli, onOutput }) {
  const path = job.needsPulumi ? [(await cli).bin] : [];
  return job.start({ path, onOutput });
}

/** A layer that could not run counts as one failure. */
function fail(layer, error) {
  const failures = [error.message];
  return { layer, title: layer, passed: 0, failed: 1, skipped: 0, failures, minutes: 0 };
}

function report(results, minutes) {
  const failures = results.flatMap((result) => result.failures);
  if (failures.length > 0) console.log(`\n=== failed ===\n\n${failures.join("\n")}`);
  console.log("\n=== minutes ===\n");
  for (const layer of new Set(results.map((result) => result.layer))) {
    const ofLayer = results.filter((result) => result.layer === layer);
    console.log(describe({ title: layer, ...total(ofLayer) }));
  }
  console.log(`all of it, jobs side by side: ${minutes.toFixed(1)} min`);
  const { passed, failed, skipped } = total(results);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}

function total(results) {
  const sum = (key) => results.reduce((before, result) => before + result[key], 0);
  return {
    passed: sum("passed"),
    failed: sum("failed"),
    skipped: sum("skipped"),
    minutes: sum("minutes"),
  };
}

function describe({ title, passed, failed, minutes }) {
  return `${title}: ${passed} passed, ${failed} failed in ${minutes.toFixed(1)} min`;
}

function minutesSince(start) {
  return (performance.now() - start) / 60_000;
}
