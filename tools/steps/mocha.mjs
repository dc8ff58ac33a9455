// Runs some files of tests with mocha, and counts.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkout, compileCache, run } from "./command.mjs";

/**
 * Runs these files. A run that ends badly without a failed test counts as one failure.
 *
 * @param {Parameters<typeof import("./mocha.mjs").runMocha>[0]} options
 * @returns {Promise<import("./mocha.mjs").Counts>}
 */
export async function runMocha({ title, files, ...options }) {
  const counts = join(checkout, ".cache/counts", `${title.replace(/\W/g, "-")}.json`);
  mkdirSync(join(checkout, ".cache/counts"), { recursive: true });
  rmSync(counts, { force: true });
  const args = ["--reporter", "tools/steps/counting-reporter.cjs", ...files];
  const env = { ...compileCache, TEST_COUNTS: counts };
  const code = await run("mocha", args, { ...options, env });
  if (!existsSync(counts)) return failed(`${title} ended with exit code ${code}, without a count.`);
  const counted = JSON.parse(readFileSync(counts, "utf8"));
  if (code === 0 || counted.failed > 0) return counted;
  return { ...counted, ...failed(`${title} ended with exit code ${code}.`) };
}

function failed(reason) {
  return { passed: 0, failed: 1, skipped: 0, failures: [reason] };
}
