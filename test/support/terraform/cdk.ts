/** Programs for CDK Terrain and CDKTF in a folder of their own, with what npm would have installed there. */
import { execFile } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

export type Library = "cdktn" | "cdktf";

const execute = promisify(execFile);
const checkout = resolve(__dirname, "../../..");

/** Where `App.synth` puts a stack. */
export function stackFolder(folder: string, stack: string): string {
  return join(folder, "cdktf.out/stacks", stack);
}

/**
 * Links the packages that a program of this library imports, as `npm install` would. The bindings of `hashicorp/aws` are those of the
 * stand-in, by the library's own generator.
 */
export async function linkPackages(folder: string, library: Library): Promise<void> {
  const { buildOwnBindings } = await import("../../../terraform/build.mjs");
  const { awsBindings, buildAwsBindings } =
    await import("../../../tools/terraform-aws/build-bindings.mjs");
  await buildOwnBindings();
  await buildAwsBindings();
  const packages = {
    [`@${library}/provider-aws`]: awsBindings(library),
    "terraform-provider-instancerefresh": join(checkout, "terraform"),
    ...Object.fromEntries(
      [library, "constructs", "tsx", "typescript", "@types"].map((name) => [
        name,
        join(checkout, "node_modules", name),
      ]),
    ),
  };
  for (const [name, target] of Object.entries(packages)) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(target, link, "junction");
  }
}

/** Runs a TypeScript program as `npx tsx` does. @returns what it printed */
export async function runProgram(folder: string, file: string): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const tsx = join(checkout, "node_modules/tsx/dist/cli.mjs");
  const { stdout } = await execute(process.execPath, [tsx, file], { cwd: folder, env });
  return stdout;
}

/** Checks the types of the programs in the folder, by its own tsconfig.json. */
export async function checkTypes(folder: string): Promise<void> {
  const tsc = join(checkout, "node_modules/typescript/bin/tsc");
  await execute(process.execPath, [tsc, "--project", folder]).catch((error: unknown) => {
    const { stdout = "" } = error as { readonly stdout?: string };
    throw new Error(`The program is not well typed:\n${stdout}`, { cause: error });
  });
}
