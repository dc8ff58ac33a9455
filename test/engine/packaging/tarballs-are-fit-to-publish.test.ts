import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout, packages, withTarball, type PackageName } from "./packed";

const execute = promisify(execFile);

/** Both end with another code than 0 when something is wrong, and then say what in the error's text. */
async function passes(command: string, args: readonly string[]): Promise<void> {
  await execute(join(checkout, "node_modules/.bin", command), args).catch((error: unknown) => {
    const { stdout } = error as { readonly stdout?: string };
    throw new Error(`${command} is not content:\n${stdout ?? String(error)}`);
  });
}

describe("the tarball", () => {
  for (const name of Object.keys(packages) as PackageName[]) {
    it(`of ${name} satisfies publint and are-the-types-wrong`, () =>
      withTarball(name, async (tarball) => {
        await passes("publint", [tarball, "--strict"]);
        // Node 10's way to resolve does not know the exports of a package.
        await passes("attw", [tarball, "--profile", "node16", "--no-definitely-typed"]);
      })).timeout(120_000);
  }
});
