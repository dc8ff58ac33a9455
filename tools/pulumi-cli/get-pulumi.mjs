// Gets a Pulumi CLI: the installed one, else the official release, else one built from Go modules.
import { execFile } from "node:child_process";
import { access, constants, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { buildPulumi } from "./build.mjs";

/** The oldest CLI that is accepted, and the one that is downloaded or built. The same as in go.mod. */
export const PULUMI_VERSION = "3.276.0";

const executable = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * A Pulumi CLI of at least `PULUMI_VERSION`. What is downloaded or built is kept in the user's cache folder and found there
 * the next time.
 *
 * @param {{ say?: (line: string) => void }} [options] `say` is told about everything that takes time. @default to stderr
 * @returns {Promise<{ bin: string, version: string, route: "installed" | "cached" | "downloaded" | "built" }>} `bin` is
 *   the folder that holds the executable.
 */
export async function getPulumi({ say = (line) => void process.stderr.write(`${line}\n`) } = {}) {
  const found = await findPulumi();
  if (found) return found;

  const home = cachedHome();
  const failures = [];
  for (const [route, obtain] of [
    ["downloaded", download],
    ["built", build],
  ]) {
    try {
      return { ...(await obtainInto(home, (root) => obtain(root, say))), route };
    } catch (error) {
      failures.push(firstLine(error));
    }
  }
  throw new Error(
    `There is no Pulumi CLI ${PULUMI_VERSION} or newer on PATH, and it could neither be downloaded (${failures[0]}) nor ` +
      `built (${failures[1]}): install Pulumi (https://www.pulumi.com/docs/install/) or Go 1.26, and try again.`,
  );
}

/**
 * The CLI that `getPulumi` would give without downloading or building anything.
 *
 * @returns {Promise<{ bin: string, version: string, route: "installed" | "cached" } | undefined>}
 */
export async function findPulumi() {
  const installed = await findInstalled();
  if (installed) return { ...installed, route: "installed" };
  const cached = await look(join(cachedHome(), "bin"));
  return cached && { ...cached, route: "cached" };
}

/**
 * What `getPulumi` would do, for whoever is to be told before it begins.
 *
 * @returns {Promise<string>}
 */
export async function describePulumi() {
  const found = await findPulumi();
  if (found) return `the Pulumi CLI ${found.version} is there already (${found.bin})`;
  return (
    `the Pulumi CLI ${PULUMI_VERSION} into ${cachedHome()} (a download of 100 MB; where that cannot be had, a build with Go that ` +
    "takes 10 minutes of CPU time and 4 GB)"
  );
}

/** The first folder on PATH whose `pulumi` runs and is new enough. */
async function findInstalled() {
  for (const bin of (process.env.PATH ?? "").split(delimiter).filter(Boolean)) {
    const found = await look(bin);
    if (found && isAtLeast(found.version, PULUMI_VERSION)) return found;
  }
  return undefined;
}

/** The CLI in a folder and its version, or undefined where there is none that runs. */
async function look(bin) {
  const file = join(bin, executable);
  try {
    await access(file, constants.X_OK);
    const { stdout } = await promisify(execFile)(file, ["version"], {
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      timeout: 60_000,
    });
    const version = /^v?(\d+\.\d+\.\d+)/.exec(stdout.trim())?.[1];
    return version === undefined ? undefined : { bin, version };
  } catch {
    return undefined;
  }
}

/** Fills a folder beside the wanted one and renames it, so that nobody ever finds half a CLI there. */
async function obtainInto(home, obtain) {
  await mkdir(dirname(home), { recursive: true });
  const unfinished = await mkdtemp(`${home}-unfinished-`);
  try {
    await obtain(unfinished);
    if (!(await look(join(unfinished, "bin")))) throw new Error("what came does not run");
    await replace(unfinished, home);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  const found = await look(join(home, "bin"));
  if (!found) throw new Error(`${home} does not run`);
  return found;
}

/** Puts the finished folder in its place, unless another run was first and put a working CLI there. */
async function replace(finished, home) {
  try {
    await rename(finished, home);
  } catch (error) {
    if (await look(join(home, "bin"))) return;
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    await rm(home, { recursive: true, force: true });
    await rename(finished, home);
  }
}

/** The official release, by the installer of the Automation API. Without a network it fails in a moment. */
async function download(root, say) {
  say(`Downloading the Pulumi CLI ${PULUMI_VERSION}.`);
  const { default: automation } = await import("@pulumi/pulumi/automation/index.js");
  const { SemVer } = createRequire(import.meta.resolve("@pulumi/pulumi/package.json"))("semver");
  await automation.PulumiCommand.install({ root, version: new SemVer(PULUMI_VERSION) });
}

/** Builds the CLI that go.mod names. */
async function build(root, say) {
  say(
    `Building the Pulumi CLI ${PULUMI_VERSION} with Go instead, once: 10 minutes of CPU time (5 minutes on two idle cores), and ` +
      `4 GB in Go's caches. The CLI itself, 120 MB, is kept in ${dirname(root)}.`,
  );
  await buildPulumi({ version: PULUMI_VERSION, output: join(root, "bin", executable), say });
}

function cachedHome() {
  return join(cacheFolder(), `pulumi-${PULUMI_VERSION}`);
}

/** Outside the checkout, so that a fresh clone finds it. */
function cacheFolder() {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === "win32" && process.env.LOCALAPPDATA) ||
    join(homedir(), ".cache");
  return join(base, "pulumi-aws-instance-refresh");
}

function isAtLeast(version, wanted) {
  const [have, want] = [version, wanted].map((text) => text.split(".").map(Number));
  const differing = have.findIndex((part, index) => part !== want[index]);
  return differing === -1 || have[differing] > want[differing];
}

function firstLine(error) {
  const lines = `${error?.message ?? error}`.split("\n").map((line) => line.trim());
  return lines.find(Boolean) ?? "no reason given";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  getPulumi().then(
    ({ bin, version, route }) => console.log(`${bin} ${version} ${route}`),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
