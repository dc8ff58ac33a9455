/** Programs whose component package alone depends on ours, as other package managers than npm lay them out. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { EngineStack } from "../../support/engine/stack";
import { checkout, withTarballs, type Tarballs } from "../../support/engine/packed";
import { withProgram, type Rolling } from "./roll-with-program";

const execute = promisify(execFile);
const packageName = "pulumi-aws-instance-refresh";

interface Workspace {
  readonly folder: string;
  readonly tarballs: Tarballs;
  /** Adds dependencies to a package.json in the workspace, or to another field of it. */
  readonly write: (path: string, fields: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** A folder outside the checkout with the component in it, and room for a stack. */
async function withWorkspace(body: (workspace: Workspace) => Promise<void>): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "workspace-")));
  try {
    await cp(join(__dirname, "component"), join(folder, "component"), { recursive: true });
    await writeFile(join(folder, "package.json"), '{ "private": true }');
    const write: Workspace["write"] = async (path, fields) => {
      const manifest = JSON.parse(await readFile(path, "utf8")) as object;
      await writeFile(path, JSON.stringify({ ...manifest, ...fields }, null, 2));
    };
    await withTarballs((tarballs) => body({ folder, tarballs, write }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the tarballs are, as a dependency. */
function fileOf(tarballs: Tarballs, name: string): string {
  return `file:${String(tarballs.get(name))}`;
}

/** The version of the checkout, so that the engine's folder of plugins is right for it. */
async function pulumiVersion(): Promise<string> {
  const manifest = await readFile(require.resolve("@pulumi/pulumi/package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** A package manager of the checkout. Its own settings may not say where packages are; npm's do. */
async function manage(command: "pnpm" | "yarn", args: string[], cwd: string): Promise<void> {
  const { stdout } = await execute("npm", ["config", "get", "registry"], { cwd: checkout });
  const env = {
    ...process.env,
    YARN_NPM_REGISTRY_SERVER: stdout.trim().replace(/\/$/, ""),
    YARN_ENABLE_TELEMETRY: "0",
    YARN_ENABLE_GLOBAL_CACHE: "false",
    YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
  };
  await execute(join(checkout, "node_modules/.bin", command), args, { cwd, env });
}

/** The component depends on our package, and the program on the component. Gives what the advice is to add. */
async function dependOnComponent(
  { folder, tarballs, write }: Workspace,
  { directory }: EngineStack,
): Promise<Readonly<Record<string, string>>> {
  const sdk = { "@pulumi/pulumi": await pulumiVersion() };
  const ours = { [packageName]: fileOf(tarballs, packageName) };
  await write(join(folder, "component/package.json"), { dependencies: { ...ours, ...sdk } });
  const component = { component: "workspace:*" };
  await write(join(directory, "package.json"), { dependencies: { ...component, ...sdk } });
  return { ...ours, ...sdk };
}

interface Advice {
  /** Where the dependencies are to be added. */
  readonly manifest: string;
  readonly install: () => Promise<void>;
}

/** The first `up` says what is missing in which package.json. Adds that, and nothing else. */
async function followAdvice(
  workspace: Workspace,
  { stack, fleet }: Rolling,
  { manifest, install }: Advice,
): Promise<void> {
  const missing = await dependOnComponent(workspace, stack);
  await install();
  const first = await stack.up();
  const advice = `Add "${packageName}": "[\\d.]+".* to the dependencies in ${manifest}, and install`;
  assert.match(first.stdout, new RegExp(advice));
  assert.equal((await fleet.refreshes()).length, 0);

  await workspace.write(manifest, { dependencies: { component: "workspace:*", ...missing } });
  await install();
}

async function rollToTheEnd({ stack, fleet }: Rolling): Promise<void> {
  const run = await stack.up();
  assert.equal(run.result, "succeeded", String(run.error));
  assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
  assert.equal((await stack.refresh()).result, "succeeded");
  assert.equal((await stack.destroy()).result, "succeeded");
}

describe("a component package that alone depends on ours", () => {
  const folder = "program-of-component";

  it("makes the program fail with what to add, and then roll, under pnpm", () =>
    withWorkspace((workspace) =>
      withProgram({ folder, parent: workspace.folder }, async (rolling) => {
        const overrides = [...workspace.tarballs.keys()].map(
          (name) => `  ${name}: ${fileOf(workspace.tarballs, name)}`,
        );
        await writeFile(
          join(workspace.folder, "pnpm-workspace.yaml"),
          ["packages: [component, '*/program']", "overrides:", ...overrides, ""].join("\n"),
        );
        const install = () => manage("pnpm", ["install", "--no-frozen-lockfile"], workspace.folder);
        const manifest = join(rolling.stack.directory, "package.json");
        await followAdvice(workspace, rolling, { manifest, install });
        await rollToTheEnd(rolling);
      }),
    ));

  it("makes the program fail with what to add, and then roll, under Yarn Plug'n'Play", () =>
    withPlugAndPlay((loaders) => loaders, rollToTheEnd));

  it("ends the run at once where Yarn's second loader is missing, which finds what is imported late", () =>
    withPlugAndPlay(
      ([first = ""]) => [first],
      async ({ stack, fleet }) => {
        const run = await stack.up();
        assert.match(run.stdout, /a module cannot be loaded \(Cannot find package '@aws-sdk\//);
        assert.match(run.stdout, /set `pnpEnableEsmLoader: true` in \.yarnrc\.yml/);
        assert.doesNotMatch(run.stdout, /trying again/);
        assert.equal((await fleet.refreshes()).length, 0);
      },
    ));

  /** `choose` picks from the options that `yarn run` gives to Node: the loader for `require`, and the one for `import`. */
  function withPlugAndPlay(
    choose: (loaders: readonly string[]) => readonly string[],
    body: (rolling: Rolling) => Promise<void>,
  ): Promise<void> {
    return withWorkspace((workspace) => {
      const [top, tarballs] = [workspace.folder, [...workspace.tarballs.keys()]];
      const manifest = join(top, "package.json");
      const loaders = [
        `--require ${join(top, ".pnp.cjs")}`,
        `--experimental-loader ${pathToFileURL(join(top, ".pnp.loader.mjs")).href}`,
      ];
      const env = { NODE_OPTIONS: choose(loaders).join(" ") };
      return withProgram({ folder, parent: top, env }, async (rolling) => {
        await writeFile(join(top, ".yarnrc.yml"), "pnpEnableEsmLoader: true\n");
        const resolutions = tarballs.map((name) => [name, fileOf(workspace.tarballs, name)]);
        await workspace.write(manifest, {
          workspaces: ["component", "*/program"],
          resolutions: Object.fromEntries(resolutions) as Readonly<Record<string, string>>,
        });
        const install = () => manage("yarn", ["install"], top);
        await followAdvice(workspace, rolling, { manifest, install });
        await body(rolling);
      });
    });
  }
});
