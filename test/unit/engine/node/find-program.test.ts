/** Whether a gate's program exists, as the system would find it when the gate runs. */
import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { hasProgram } from "../../../../engine/node/find-program";

describe("a gate's program", () => {
  let directory = "";
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "find-program-"));
    await mkdir(join(directory, "folder"));
    for (const [name, mode] of [
      ["smoke", 0o755],
      ["notes", 0o644],
    ] as const) {
      await writeFile(join(directory, name), "#!/bin/sh\n");
      await chmod(join(directory, name), mode);
    }
  });
  after(() => rm(directory, { recursive: true }));

  const path = (): NodeJS.ProcessEnv => ({ PATH: ["/nowhere", directory].join(delimiter) });

  it("exists in a directory of PATH", async () => {
    assert.equal(await hasProgram("smoke", path(), "linux"), true);
  });

  it("exists at its path, whatever PATH is", async () => {
    assert.equal(await hasProgram(join(directory, "smoke"), { PATH: "" }, "linux"), true);
  });

  it("does not exist elsewhere", async () => {
    const found = [
      await hasProgram("smoke", { PATH: "/nowhere" }, "linux"),
      await hasProgram("other", path(), "linux"),
      await hasProgram(join(directory, "other"), path(), "linux"),
    ];
    assert.deepEqual(found, [false, false, false]);
  });

  it("is an executable file", async () => {
    assert.equal(await hasProgram("notes", path(), "linux"), false);
    assert.equal(await hasProgram("folder", path(), "linux"), false);
  });

  it("counts as there where this cannot be told", async () => {
    assert.equal(await hasProgram("other", {}, "linux"), true);
    assert.equal(await hasProgram("other", path(), "win32"), true);
  });
});
