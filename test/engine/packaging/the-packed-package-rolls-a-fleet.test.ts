import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { serialisedProvider } from "../../support/provider/serialised";
import { installInto, withFolder, withTarball } from "./packed";
import { withProgram } from "./roll-with-program";

const name = "pulumi-aws-instance-refresh";

describe("the package as it is published", () => {
  it("rolls a fleet, and leaves a short text and a small resource in the state", () =>
    withTarball(name, (tarball) =>
      withProgram({}, async ({ stack, fleet }) => {
        await installInto(stack.directory, name, tarball);
        const run = await stack.up();
        assert.equal(run.result, "succeeded", String(run.error));
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);

        const { resources } = await stack.exportState();
        const resource = resources.find(({ type }) => type.endsWith(":InstanceRefresh"));
        const text = String(resource?.inputs?.["__provider"]);
        assert.equal(resource?.outputs?.["__provider"], text);
        assert.ok(text.includes('require("pulumi-aws-instance-refresh/provider")'), text);
        assert.ok(Buffer.byteLength(text) < 300, text);
        assert.ok(Buffer.byteLength(JSON.stringify(resource)) < 3584, JSON.stringify(resource));
        assert.equal((await stack.destroy()).result, "succeeded");
      }),
    )).timeout(120_000);

  it("has the same text wherever it is installed", () =>
    withTarball(name, (tarball) =>
      withFolder(async (folder) => {
        const programs = [join(folder, "one"), join(folder, "a/deeper/one")];
        const texts = programs.map(async (program) => {
          await mkdir(program, { recursive: true });
          await installInto(program, name, tarball);
          return serialisedProvider(program);
        });
        const [one, other] = await Promise.all(texts);
        assert.match(one ?? "", /require\("pulumi-aws-instance-refresh\/provider"\)/);
        assert.equal(one, other);
      }),
    )).timeout(120_000);
});
