/** Where Pulumi's provider process finds this package: from the program's folder, not from the module that declares the resource. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

const packageName = "pulumi-aws-instance-refresh";

/** What the dynamic provider runs: it calls `handler` for the functions of a resource. Kept in the state of each, twice. */
export const providerText = `exports.handler=()=>require("${packageName}/provider")`;

let isKnownToBeFound = false;

/**
 * Call this in the program, once for each resource. The text in the state must not hold a path: the next machine has another. So the
 * program's own package.json must name this package, also where only a component uses it.
 *
 * @throws RunError if the provider process would not find this package, or would find another version of it
 */
export function requireProviderPackage(): void {
  if (isKnownToBeFound || !hasProgramFolder()) return;
  const problem = findPackageProblem(process.cwd());
  if (problem !== undefined) throw new pulumi.RunError(problem);
  isKnownToBeFound = true;
}

/** An inline program and a test with mocks do not run in the folder in which Pulumi starts its provider process. */
function hasProgramFolder(): boolean {
  const root = (pulumi as Partial<typeof pulumi>).getRootDirectory?.() ?? "";
  return isAbsolute(root);
}

/**
 * Why a process in this folder would not run this package, and what to do about it.
 *
 * @param folder an absolute path: where the provider process starts
 */
export function findPackageProblem(folder: string): string | undefined {
  const own = readVersion(require.resolve(`${packageName}/package.json`));
  const found = findVersion(folder);
  if (found === own) return undefined;
  const program = findManifest(folder);
  if (found === undefined) {
    return (
      `Pulumi's provider process starts in ${folder} and cannot find ${packageName} there. ` +
      `Add "${packageName}": "${own}"${isPlugAndPlay ? " and @pulumi/pulumi" : ""} to the dependencies in ${program}, ` +
      "and install. Nothing was started."
    );
  }
  return (
    `The program uses ${packageName} ${own}, but Pulumi's provider process, which starts in ${folder}, would run ${found}. ` +
    `Set "${packageName}" to ${own} in ${program}, or use ${found} everywhere, and install. Nothing was started.`
  );
}

function findVersion(folder: string): string | undefined {
  try {
    const requireThere = createRequire(join(folder, "index.js"));
    // It is Pulumi's SDK that loads us. Plug'n'Play lets it load only what it names itself, and what the top of the project names.
    const requireFromSdk = isPlugAndPlay
      ? createRequire(requireThere.resolve("@pulumi/pulumi/cmd/dynamic-provider"))
      : requireThere;
    return readVersion(requireFromSdk.resolve(`${packageName}/package.json`));
  } catch {
    return undefined;
  }
}

const isPlugAndPlay = process.versions["pnp"] !== undefined;

function readVersion(manifest: string): string {
  return (JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string }).version;
}

/** The nearest package.json, under Plug'n'Play that of the whole project; the one to be made where there is none. */
function findManifest(folder: string): string {
  const marker = isPlugAndPlay ? ".pnp.cjs" : "package.json";
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(join(place, marker))) return join(place, "package.json");
    if (dirname(place) === place) return join(folder, "package.json");
  }
}
