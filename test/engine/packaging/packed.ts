/** The packages as they would be published, and a program's folder with one of them installed. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
/** The root of the workspace. */
export const checkout = resolve(__dirname, "../../..");

/** Folders of the packages, by their names. */
export const packages = {
  "pulumi-aws-instance-refresh": "provider",
  "aws-autoscaling-simulator": "simulator",
} as const;

export type PackageName = keyof typeof packages;

/** Packs a package and gives the tarball to the body; it is removed afterwards. */
export async function withTarball(
  name: PackageName,
  body: (tarball: string) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    // The build is what the tests run on: packing must not start another one beside them.
    const { stdout } = await execute(
      "npm",
      ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
      { cwd: join(checkout, packages[name]), maxBuffer: 16 * 1024 * 1024 },
    );
    const [{ filename }] = JSON.parse(stdout) as [{ readonly filename: string }];
    await body(join(folder, filename));
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
 * Puts a package where `npm install` would put it for a program in this folder, with a Pulumi SDK beside it. The checkout's
 * SDK would not do: it finds the package by its own place, and there that is the workspace.
 */
export async function installInto(
  program: string,
  name: PackageName,
  tarball: string,
): Promise<void> {
  const installed = join(program, "node_modules");
  const folder = join(installed, name);
  await mkdir(folder, { recursive: true });
  await execute("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder]);
  const sdk = dirname(require.resolve("@pulumi/pulumi/package.json"));
  await cp(sdk, join(installed, "@pulumi/pulumi"), { recursive: true });
}
