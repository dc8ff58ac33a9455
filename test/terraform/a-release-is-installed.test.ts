import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describeTerraform, withContext } from "../support/terraform/context";

const checkout = resolve(__dirname, "../..");
const source = "registry.terraform.io/instance-refresh/instancerefresh";
const release = join(checkout, "terraform/release.mjs");

describeTerraform("a release", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "release-"));
    const mirror = join(folder, source);
    await mkdir(mirror, { recursive: true });
    for (const step of ["zip", "sums"]) {
      execFileSync(process.execPath, [release, step, mirror], { stdio: "ignore" });
    }
  });
  after(() => rm(folder, { recursive: true }));

  it("has checksums that hold, of every zip and of the manifest with the protocol", async () => {
    const mirror = join(folder, source);
    const files = await readdir(mirror);
    const sums = files.find((file) => file.endsWith("_SHA256SUMS"));
    const manifest = files.find((file) => file.endsWith("_manifest.json"));
    assert.ok(sums !== undefined && manifest !== undefined);
    const checked = execFileSync("sha256sum", ["--check", "--strict", sums], {
      cwd: mirror,
      encoding: "utf8",
    });
    assert.match(checked, /_manifest\.json: OK/);
    assert.match(checked, /_(linux|darwin)_(amd64|arm64)\.zip: OK/);
    assert.deepEqual(JSON.parse(await readFile(join(mirror, manifest), "utf8")), {
      version: 1,
      metadata: { protocol_versions: ["6.0"] },
    });
  });

  it("is one executable that terraform init installs from the zip, and that needs no Node", () =>
    withContext({ env: { PATH: "/no-node-here" } }, async ({ terraform, fleet, onto, starts }) => {
      const settings = join(terraform.directory, ".home/terraform.tfrc");
      await writeFile(
        settings,
        `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }\n}\n`,
      );
      const initialised = await terraform.run("init", "-no-color");
      assert.equal(initialised.code, 0, initialised.text);
      assert.match(initialised.text, /Installed instance-refresh\/instancerefresh v\d/);
      const first = await terraform.apply();
      assert.equal(first.code, 0, first.text);
      await terraform.write(onto(await fleet.addVersion()));
      const second = await terraform.apply();
      assert.equal(second.code, 0, second.text);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 2);
    }));
});
