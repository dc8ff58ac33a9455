/** The packages as they would be published, and a program's folder with them installed. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
/** The root of the workspace. */
export const checkout = resolve(__dirname, "../../..");

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: object;
  readonly workspaces?: readonly string[];
}

const published = (readManifest(".").workspaces ?? [])
  .filter((folder) => !folder.includes("*"))
  .map(readManifest)
  .filter((manifest) => manifest.private !== true);

/** The names of the packages that are published. */
export const packageNames: readonly string[] = published.map(({ name }) => name);

/** Those that a program imports. */
export const libraries: readonly string[] = published
  .filter(({ exports }) => exports !== undefined)
  .map(({ name }) => name);

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(checkout, folder, "package.json"), "utf8")) as Manifest;
}

/** Files by the names of the packages. */
export type Tarballs = ReadonlyMap<string, string>;

/** Packs every package that is published and gives the tarballs to the body; they are removed afterwards. */
export async function withTarballs(body: (tarballs: Tarballs) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    // The build is what the tests run on: packing must not start another one beside them.
    const { stdout } = await execute(
      "npm",
      [
        ...["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
        ...packageNames.flatMap((name) => ["--workspace", name]),
      ],
      { cwd: checkout, maxBuffer: 16 * 1024 * 1024 },
    );
    const packed = JSON.parse(stdout) as readonly {
      readonly name: string;
      readonly filename: string;
    }[];
    await body(new Map(packed.map(({ name, filename }) => [name, join(folder, filename)])));
  });
}

/** A folder inside the checkout, so that dependencies are found, which is removed after the body. */
export async function withFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const parent = join(checkout, ".cache/packed");
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "folder-"));
  try {
    await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Puts packages where `npm install` would put them for a program in this folder, with a Pulumi SDK beside them. The checkout's
 * SDK would not do: it finds the package by its own place, and there that is the workspace.
 */
export async function installInto(program: string, tarballs: Tarballs): Promise<void> {
  const installed = join(program, "node_modules");
  for (const [name, tarball] of tarballs) {
    const folder = join(installed, name);
    await mkdir(folder, { recursive: true });
    await execute("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder]);
  }
  const sdk = dirname(require.resolve("@pulumi/pulumi/package.json"));
  await cp(sdk, join(installed, "@pulumi/pulumi"), { recursive: true });
}
