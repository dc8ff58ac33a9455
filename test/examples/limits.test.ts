import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { examples } from "./stage";

const names = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The others are for a shell, for Terraform, or for a program without Pulumi. */
const pulumiPrograms = names.filter((name) => existsSync(join(examples, name, "Pulumi.yaml")));

/** All tests, as one text. */
const tests = readdirSync(resolve(__dirname, ".."), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => readFileSync(resolve(__dirname, "..", file), "utf8"))
  .join("\n");

function read(...path: readonly string[]): string {
  return readFileSync(join(examples, ...path), "utf8");
}

/** The bindings for CDK Terrain are imported one by one: what is to be short is what follows. */
function withoutImports(program: string): string {
  return program.replaceAll(/^import [^;]*;\n/gm, "");
}

function programs(name: string): readonly string[] {
  return readdirSync(join(examples, name)).filter((file) => file.endsWith(".ts"));
}

describe("every example", () => {
  for (const name of names) {
    it(`is short: ${name}`, () => {
      for (const file of programs(name)) {
        const lines = withoutImports(read(name, file)).trim().split("\n").length;
        assert.ok(lines <= 40, `${name}/${file} has ${lines} lines`);
      }
      const lines = read(name, "README.md").trimEnd().split("\n").length;
      assert.ok(lines <= 30, `${name}/README.md has ${lines} lines`);
    });

    it(`is tested: ${name}`, () => {
      const isNamed = tests.includes(`examples/${name}`) || tests.includes(`"${name}"`);
      assert.ok(isNamed || existsSync(join(__dirname, `${name}.test.ts`)));
    });
  }

  for (const name of pulumiPrograms) {
    it(`is a project of its own: ${name}`, () => {
      assert.match(read(name, "Pulumi.yaml"), /^description: \S/m);
      const manifest = JSON.parse(read(name, "package.json")) as {
        readonly dependencies: Readonly<Record<string, string>>;
        readonly devDependencies: Readonly<Record<string, string>>;
      };
      const imported = programs(name).flatMap((file) =>
        [...read(name, file).matchAll(/from "((?:@[^/"]+\/)?[^/"]+)/g)].map(([, found]) => found),
      );
      assert.deepEqual(Object.keys(manifest.dependencies), [...new Set(imported)].sort());
      // Without these, Pulumi compiles with a TypeScript of its own, which is too old for the tsconfig.
      const compiler = ["@types/node", "typescript"].filter(
        (tool) => manifest.devDependencies[tool],
      );
      assert.deepEqual(compiler, ["@types/node", "typescript"]);
      assert.equal(read(name, "tsconfig.json"), read("quickstart", "tsconfig.json"));
    });
  }

  it("is well typed", () => {
    const tsc = require.resolve("typescript/bin/tsc");
    const project = ["--project", resolve(__dirname, "../../tools/steps/tsconfig.examples.json")];
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...project], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });

  it("is in the list", () => {
    for (const name of names) assert.ok(read("README.md").includes(`[${name}](${name})`), name);
  });
});
