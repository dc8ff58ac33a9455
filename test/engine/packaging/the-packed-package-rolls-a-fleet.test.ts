import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineStack, SavedResource } from "../../support/engine/stack";
import { installInto, withTarballs } from "../../support/engine/packed";
import { withProgram } from "./roll-with-program";

/** Writes the program anew as an ES module. */
async function toModule(directory: string): Promise<void> {
  const [program, manifest] = [join(directory, "index.js"), join(directory, "package.json")];
  const text = await readFile(program, "utf8");
  await writeFile(
    program,
    text
      .replace(/^const (\{.*\}) = require\((".*")\);$/m, "import $1 from $2;")
      .replace(/^module\.exports = \{ (\w+): (.*) \};$/m, "export const $1 = $2;"),
  );
  const { main } = JSON.parse(await readFile(manifest, "utf8")) as { readonly main: string };
  await writeFile(manifest, JSON.stringify({ private: true, type: "module", main }));
}

async function savedResource(stack: EngineStack): Promise<SavedResource | undefined> {
  const { resources } = await stack.exportState();
  return resources.find(({ type }) => type.endsWith(":InstanceRefresh"));
}

describe("the package as it is published", () => {
  it("rolls a fleet, and leaves a short text and a small resource in the state", () =>
    withTarballs((tarballs) =>
      withProgram({}, async ({ stack, fleet }) => {
        await installInto(stack.directory, tarballs);
        const run = await stack.up();
        assert.equal(run.result, "succeeded", String(run.error));
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);

        const resource = await savedResource(stack);
        const text = String(resource?.inputs?.["__provider"]);
        assert.equal(resource?.outputs?.["__provider"], text);
        assert.equal(text, 'exports.handler=()=>require("pulumi-aws-instance-refresh/provider")');
        assert.ok(Buffer.byteLength(JSON.stringify(resource)) < 2304, JSON.stringify(resource));
        assert.match(resource.sourcePosition ?? "", /\/index\.js#\d+,\d+$/);
        assert.equal((await stack.destroy()).result, "succeeded");
      }),
    ));

  it("rolls a fleet from a program that is an ES module", () =>
    withTarballs((tarballs) =>
      withProgram({}, async ({ stack, fleet }) => {
        await toModule(stack.directory);
        await installInto(stack.directory, tarballs);
        const run = await stack.up();
        assert.equal(run.result, "succeeded", String(run.error));
        assert.equal(run.outputs["status"]?.value, "Successful");
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      }),
    ));
});
