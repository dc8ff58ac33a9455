/** Whether the provider process will find the package that the program uses, by the folder in which it starts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPackageProblem } from "../../../provider/provider-package";

const manifest = readFileSync(join(__dirname, "../../../provider/package.json"), "utf8");
const { version } = JSON.parse(manifest) as { readonly version: string };

describe("the package that Pulumi's provider process finds", () => {
  let workspace: string;
  beforeEach(async () => {
    workspace = await mkdtemp(join(tmpdir(), "provider-package-"));
  });
  afterEach(() => rm(workspace, { recursive: true, force: true }));

  const write = async (path: string, manifest: object): Promise<void> => {
    await mkdir(join(workspace, path), { recursive: true });
    await writeFile(join(workspace, path, "package.json"), JSON.stringify(manifest));
  };
  const install = (under: string, installed: string): Promise<void> =>
    write(join(under, "node_modules/pulumi-aws-instance-refresh"), { version: installed });

  it("is right if the program has the version of the class", async () => {
    await write("program", {});
    await install("program", version);
    assert.equal(findPackageProblem(join(workspace, "program")), undefined);
  });

  it("is right if a folder above the program has it, as with npm workspaces", async () => {
    await write("packages/program", {});
    await install(".", version);
    assert.equal(findPackageProblem(join(workspace, "packages/program")), undefined);
  });

  it("is missing if only a component has it: says what to add to which package.json", async () => {
    await write("program", {});
    await install("component", version);
    const folder = join(workspace, "program");
    assert.equal(
      findPackageProblem(folder),
      `Pulumi's provider process starts in ${folder} and cannot find pulumi-aws-instance-refresh there. ` +
        `Add "pulumi-aws-instance-refresh": "${version}" to the dependencies in ${folder}/package.json, and install. Nothing was started.`,
    );
  });

  it("is named in the nearest package.json above a program without one", async () => {
    await write(".", {});
    await mkdir(join(workspace, "infra/aws"), { recursive: true });
    assert.match(
      findPackageProblem(join(workspace, "infra/aws")) ?? "",
      new RegExp(` in ${workspace}/package.json, and install\\.`),
    );
  });

  it("is wrong if the program has another version than the class", async () => {
    await write("program", {});
    await install("program", "0.0.9");
    const folder = join(workspace, "program");
    assert.equal(
      findPackageProblem(folder),
      `The program uses pulumi-aws-instance-refresh ${version}, but Pulumi's provider process, which starts in ${folder}, would run 0.0.9. ` +
        `Set "pulumi-aws-instance-refresh" to ${version} in ${folder}/package.json, or use 0.0.9 everywhere, and install. Nothing was started.`,
    );
  });
});
