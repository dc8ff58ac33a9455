/** Python programs that talk to a simulator: their packages come from PyPI, once, into the cache of the user. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A virtual environment that has what was asked for, or one sentence on why there is none. */
export type Python =
  | { readonly kind: "ready"; readonly bin: string }
  | { readonly kind: "missing"; readonly reason: string };

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const execute = promisify(execFile);

/** The virtual environment with these packages, made the first time it is asked for. */
export async function findPython(requirements: readonly string[]): Promise<Python> {
  if (process.platform === "win32") return missing("the tests know no Python on Windows");
  const name = createHash("sha256").update(requirements.join("\n")).digest("hex").slice(0, 12);
  const pointer = join(cacheFolder(), `python-${name}`);
  const cached = existsSync(pointer) ? await readFile(pointer, "utf8") : "";
  if (existsSync(join(cached, "bin/python")) && (await succeeds(join(cached, "bin/python"))))
    return { kind: "ready", bin: join(cached, "bin") };
  try {
    return { kind: "ready", bin: await install(requirements, pointer) };
  } catch (error) {
    return missing(lastLine(error));
  }
}

/**
 * A virtual environment cannot be moved, so each is made in a folder of its own; the file that says which one to use is
 * written when it is whole.
 */
async function install(requirements: readonly string[], pointer: string): Promise<string> {
  await mkdir(cacheFolder(), { recursive: true });
  if (!(await succeeds("python3"))) throw new Error("there is no python3");
  const folder = await mkdtemp(`${pointer}-`);
  try {
    console.log(`      installing ${requirements.join(", ")} into ${folder}, once`);
    await execute("python3", ["-m", "venv", folder]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    await execute(join(folder, "bin/python"), [...pip, ...requirements], { timeout: 600_000 });
    await writeFile(`${folder}/pointer`, folder);
    await rename(`${folder}/pointer`, pointer);
    return join(folder, "bin");
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Runs a program to its end, whatever that is. Nothing of the user's own AWS or Ansible settings reaches it. */
export async function runProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const options = { env: { ...ownEnvironment(), ...env }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return { code: 0, ...(await execute(file, args, options)) };
  } catch (error) {
    if (isRan(error)) return error;
    throw error;
  }
}

function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(AWS_|ANSIBLE_|PYTHON|BOTO|HTTPS?_PROXY$)/iu;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function succeeds(python: string): Promise<boolean> {
  return execute(python, ["-c", "import venv, ensurepip"]).then(
    () => true,
    () => false,
  );
}

function isRan(error: unknown): error is Ran {
  return error instanceof Error && "stdout" in error && "code" in error && error.code !== "ENOENT";
}

function missing(reason: string): Python {
  return { kind: "missing", reason };
}

/** Beside the Pulumi CLI that the tests may have had to get. */
function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] ?? "";
  return join(base === "" ? join(homedir(), ".cache") : base, "pulumi-aws-instance-refresh");
}

/** Pip says last what it could not do. */
function lastLine(error: unknown): string {
  const text = isRan(error) ? error.stderr : error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").at(-1) ?? "no reason given";
}
