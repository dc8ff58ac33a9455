/** A Pulumi engine that touches nothing outside one folder and calls nothing but a simulator: for engine tests and the demo. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";

export interface OfflineEngineOptions {
  /** Where the engine keeps everything: its home, its state, its locks. Is made where it does not exist. */
  readonly directory: string;
  /** The simulator's address. */
  readonly endpoint: string;
  /** The CLI's folder, and its version without a "v": what `getPulumi` gives. */
  readonly cli: { readonly bin: string; readonly version: string };
  /** @default us-east-1 */
  readonly region?: string;
}

export interface OfflineEngine {
  /** What `PULUMI_HOME` is set to. */
  readonly pulumiHome: string;
  /** A folder with `bin/pulumi` and nothing else, which the Automation API takes as the CLI's root. The same for each engine. */
  readonly cliRoot: string;
  /** Environment variables to add to those of this process. */
  readonly env: Readonly<Record<string, string>>;
}

const checkout = resolve(__dirname, "../..");

/** Lays out a home in which the engine finds every plugin it needs, and says how to start it. */
export async function offlineEngine(options: OfflineEngineOptions): Promise<OfflineEngine> {
  const { cli } = options;
  const directory = resolve(options.directory);
  const pulumiHome = join(directory, "home");
  const state = join(directory, "state");
  const cliRoot = join(checkout, ".cache/cli", nameOf(cli.bin));
  await mkdir(state, { recursive: true });
  await mkdir(join(cliRoot, "bin"), { recursive: true });
  await link(join(cli.bin, "pulumi"), join(cliRoot, "bin/pulumi"));
  await Promise.all([
    addPlugin(pulumiHome, "language-nodejs", {
      version: cli.version,
      executable: join(checkout, "tools/language-host/pulumi-language-nodejs"),
    }),
    ...(usesRealAwsPlugin ? [] : [addStandIn(pulumiHome)]),
    addPlugin(pulumiHome, "resource-pulumi-nodejs", {
      version: installedVersion("@pulumi/pulumi"),
      executable: require.resolve("@pulumi/pulumi/pulumi-resource-pulumi-nodejs"),
    }),
  ]);
  return {
    pulumiHome,
    cliRoot,
    env: environment({ ...options, directory }, { pulumiHome, state }),
  };
}

/** `AWS_PLUGIN=real`: the CLI downloads the plugin of `@pulumi/aws`, which the stack's `aws:endpoints` must point to a simulator. */
export const usesRealAwsPlugin = process.env["AWS_PLUGIN"] === "real";

function addStandIn(pulumiHome: string): Promise<void> {
  return addPlugin(pulumiHome, "resource-aws", {
    version: installedVersion("@pulumi/aws"),
    executable: join(checkout, "tools/resource-aws/pulumi-resource-aws"),
  });
}

/** The engine looks for `<kind>-v<version>/pulumi-<kind>`: the folder must be real, the executable may be a link. */
async function addPlugin(
  pulumiHome: string,
  kind: string,
  { version, executable }: { readonly version: string; readonly executable: string },
): Promise<void> {
  const folder = join(pulumiHome, "plugins", `${kind}-v${version}`);
  await mkdir(folder, { recursive: true });
  await link(executable, join(folder, `pulumi-${kind}`));
}

async function link(target: string, path: string): Promise<void> {
  await symlink(target, path).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
}

/** Two CLIs must not share a folder. */
function nameOf(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 12);
}

function installedVersion(name: string): string {
  const manifest = readFileSync(require.resolve(`${name}/package.json`), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

interface Folders {
  readonly pulumiHome: string;
  readonly state: string;
}

function environment(
  { cli, directory, endpoint, region = "us-east-1" }: OfflineEngineOptions,
  { pulumiHome, state }: Folders,
): Readonly<Record<string, string>> {
  const nodeFirst = join(checkout, "node_modules/.bin");
  return {
    PATH: [nodeFirst, cli.bin, process.env["PATH"] ?? ""].join(delimiter),
    PULUMI_HOME: pulumiHome,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "correct horse battery staple",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: usesRealAwsPlugin ? "false" : "true",
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    // Nothing of the user's own AWS settings may take part.
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: join(directory, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, "no-aws-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
