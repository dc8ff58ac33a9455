import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { findNode22, nodeVersion } from "./node-22";
import { withFolder } from "../../support/engine/packed";
import { withProgram } from "./roll-with-program";

describe(`Node ${nodeVersion}`, () => {
  it("runs the program, the language host and the provider of a whole roll", async function () {
    this.timeout(400_000);
    const node = await findNode22();
    if (node.kind === "missing") {
      console.log(`      skipped, there is no Node ${nodeVersion}: ${node.reason}`);
      this.skip();
    }
    await withFolder(async (folder) => {
      const seen = join(folder, "seen");
      const env = {
        PATH: [node.bin, process.env["PATH"] ?? ""].join(delimiter),
        NODE_OPTIONS: `--require "${join(__dirname, "note-version.cjs")}"`,
        NODE_VERSIONS_SEEN: seen,
      };
      await withProgram({ env }, async ({ stack, fleet }) => {
        const run = await stack.up();
        assert.equal(run.result, "succeeded", String(run.error));
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
        const processes = (await readFile(seen, "utf8")).trim().split("\n");
        for (const line of processes) assert.ok(line.startsWith(`v${nodeVersion} `), line);
        for (const part of ["cmd/run", "cmd/dynamic-provider"]) {
          assert.ok(
            processes.some((line) => line.includes(part)),
            part,
          );
        }
      });
    });
  });
});
