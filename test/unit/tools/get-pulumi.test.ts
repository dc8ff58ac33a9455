/** Which Pulumi CLI is taken, of those that a machine has already. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const script = resolve(__dirname, "../../../tools/pulumi-cli/get-pulumi.mjs");

describe("getting the Pulumi CLI", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "get-pulumi-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Puts a `pulumi` there that runs this shell command. */
  const put = async (path: string, command: string): Promise<string> => {
    const bin = join(folder, path);
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, "pulumi"), `#!/bin/sh\n${command}\n`);
    await chmod(join(bin, "pulumi"), 0o755);
    return bin;
  };
  const get = (...path: readonly string[]): string =>
    execFileSync(process.execPath, [script], {
      encoding: "utf8",
      env: { PATH: path.join(":"), XDG_CACHE_HOME: join(folder, "cache") },
    }).trim();

  it("takes the one on PATH if it is new enough", async () => {
    const bin = await put("path", "echo v3.300.1");
    assert.equal(get(bin), `${bin} 3.300.1 installed`);
  });

  it("passes by those on PATH that are too old or do not run", async () => {
    const old = await put("old", "echo v3.99.0");
    const broken = await put("broken", "exit 1");
    const good = await put("good", "echo v3.276.0");
    assert.equal(get(old, broken, good), `${good} 3.276.0 installed`);
  });

  it("takes the one that an earlier run has kept", async () => {
    const kept = await put("cache/pulumi-aws-instance-refresh/pulumi-3.276.0/bin", "echo v3.276.0");
    const old = await put("old", "echo v3.99.0");
    assert.equal(get(old), `${kept} 3.276.0 cached`);
  });
});
