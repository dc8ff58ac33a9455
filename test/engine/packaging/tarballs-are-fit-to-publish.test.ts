import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout, libraries, packageNames, withTarballs } from "../../support/engine/packed";

const execute = promisify(execFile);

/** Both end with another code than 0 when something is wrong, and then say what in the error's text. */
async function passes(command: string, args: readonly string[]): Promise<void> {
  await execute(join(checkout, "node_modules/.bin", command), args).catch((error: unknown) => {
    const { stdout } = error as { readonly stdout?: string };
    throw new Error(`${command} ${args[0]} is not content:\n${stdout ?? String(error)}`);
  });
}

describe("the tarballs", () => {
  it("satisfy publint and are-the-types-wrong, every one of them", () =>
    withTarballs(async (tarballs) => {
      assert.deepEqual([...tarballs.keys()], packageNames);
      for (const [name, tarball] of tarballs) {
        await passes("publint", [tarball, "--strict"]);
        if (!libraries.includes(name)) continue;
        // Node 10's way to resolve does not know the exports of a package.
        await passes("attw", [tarball, "--profile", "node16", "--no-definitely-typed"]);
      }
    }));
});
