/** Node 22, the oldest that the packages support: from npm, once, into the cache of the user. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const nodeVersion = "22.23.3";

const execute = promisify(execFile);

/** The folder of an executable, or one sentence on why there is none. */
export type Found =
  | { readonly kind: "ready"; readonly bin: string }
  | { readonly kind: "missing"; readonly reason: string };

export async function findNode22(): Promise<Found> {
  const parent = join(
    process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
    "pulumi-aws-instance-refresh",
  );
  const home = join(parent, `node-${nodeVersion}`);
  const bin = join(home, "node_modules/node/bin");
  if (await runs(bin)) return { kind: "ready", bin };
  try {
    await install(parent, home);
  } catch (error) {
    return { kind: "missing", reason: error instanceof Error ? error.message : String(error) };
  }
  return (await runs(bin))
    ? { kind: "ready", bin }
    : { kind: "missing", reason: `what npm installed as node@${nodeVersion} does not run` };
}

async function runs(bin: string): Promise<boolean> {
  return execute(join(bin, "node"), ["--version"]).then(
    ({ stdout }) => stdout.trim() === `v${nodeVersion}`,
    () => false,
  );
}

/** Fills a folder beside the wanted one and renames it, so that nobody ever finds half of it there. */
async function install(parent: string, home: string): Promise<void> {
  await mkdir(parent, { recursive: true });
  const unfinished = await mkdtemp(`${home}-`);
  try {
    console.log(`      installing node@${nodeVersion} into ${home}, once`);
    const manifest = { private: true, allowScripts: { node: true } };
    await writeFile(join(unfinished, "package.json"), JSON.stringify(manifest));
    const args = ["install", "--no-save", "--no-audit", "--no-fund", `node@${nodeVersion}`];
    await execute("npm", args, { cwd: unfinished, timeout: 300_000 });
    await rename(unfinished, home);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}
