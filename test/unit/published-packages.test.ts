/** What npm shows of each published package, and what it makes its users install. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";

const checkout = join(__dirname, "../..");
const repository = "https://github.com/instance-refresh/instance-refresh";

interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly author?: string;
  readonly homepage?: string;
  readonly bugs?: string;
  readonly repository?: object;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function read(...path: readonly string[]): string {
  return readFileSync(join(checkout, ...path), "utf8");
}

/** The version that a package in this folder gets. */
function installedVersion(folder: string, name: string): string {
  const own = join(folder, "node_modules", name, "package.json");
  const manifest = existsSync(join(checkout, own))
    ? own
    : join("node_modules", name, "package.json");
  return (JSON.parse(read(manifest)) as { readonly version: string }).version;
}

const { workspaces } = JSON.parse(read("package.json")) as { readonly workspaces: string[] };

for (const folder of workspaces.filter((workspace) => !workspace.includes("*"))) {
  const manifest = JSON.parse(read(folder, "package.json")) as Manifest;

  describe(`the package ${manifest.name}`, () => {
    it("says who makes it, where it is developed, and where to report a fault", () => {
      assert.equal(manifest.license, "Apache-2.0");
      assert.equal(manifest.author, "The InstanceRefresh maintainers");
      assert.equal(manifest.homepage, `${repository}/tree/main/${folder}#readme`);
      assert.equal(manifest.bugs, `${repository}/issues`);
      const place = { type: "git", url: `git+${repository}.git`, directory: folder };
      assert.deepEqual(manifest.repository, place);
    });

    it("lets its users share dependencies: a range each, that the tested version is in", () => {
      for (const [name, range] of Object.entries(manifest.dependencies ?? {})) {
        assert.equal(semver.valid(range), null, `${name} ${range} is one version`);
        assert.ok(semver.satisfies(installedVersion(folder, name), range), `${name} ${range}`);
      }
    });

    it("has a README whose links work on npm: none leads to a file beside it", () => {
      const links = [...read(folder, "README.md").matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to);
      const relative = links.filter((to = "") => !/^(https?:\/\/|#)/.test(to));
      assert.deepEqual(relative, []);
    });

    it("has a README whose links into the repository lead to something", () => {
      const inRepository = new RegExp(`\\]\\(${repository}/(?:blob|tree)/main/([^)#]+)`, "g");
      for (const [, path = ""] of read(folder, "README.md").matchAll(inRepository)) {
        assert.ok(existsSync(join(checkout, path)), path);
      }
    });
  });
}
