/** A Terraform that touches nothing outside one folder and calls nothing but a simulator: for tests and the demo. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { source, targetOf } from "../../terraform/install";

export interface OfflineTerraformOptions {
  /** Where the configuration is, and where Terraform keeps everything. */
  readonly directory: string;
  /** The simulator's address. */
  readonly endpoint: string;
  /** The folders of the executables: what `buildPlugins` gives. */
  readonly plugins: { readonly instancerefresh: string; readonly aws: string };
  /**
   * How Terraform finds the plugins: by `dev_overrides`, without `terraform init`, or from a folder that `terraform init` installs from.
   *
   * @default "dev_overrides"
   */
  readonly installation?: "dev_overrides" | "filesystem_mirror";
}

/** The version of the stand-in for `hashicorp/aws`: examples ask for `>= 5.0` or `~> 6.0`. */
const standInVersion = "6.0.0";

const checkout = resolve(__dirname, "../..");

/** Writes the CLI configuration, and says with which environment to start Terraform. */
export async function offlineTerraform({
  directory,
  endpoint,
  plugins,
  installation = "dev_overrides",
}: OfflineTerraformOptions): Promise<Readonly<Record<string, string>>> {
  const home = join(directory, ".home");
  await mkdir(home, { recursive: true });
  const configuration = join(home, "terraform.tfrc");
  const text =
    installation === "dev_overrides"
      ? overriding(plugins)
      : mirroring(await fillMirror(join(home, "mirror"), plugins));
  await writeFile(configuration, text);
  return {
    PATH: [join(checkout, "node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter),
    HOME: home,
    TF_CLI_CONFIG_FILE: configuration,
    TF_PLUGIN_CACHE_DIR: "",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    NODE_COMPILE_CACHE: join(checkout, ".cache/terraform/compiled"),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    // Nothing of the user's own AWS settings may take part.
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: join(home, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(home, "no-aws-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

function overriding({ instancerefresh, aws }: OfflineTerraformOptions["plugins"]): string {
  return `provider_installation {
  dev_overrides {
    "instance-refresh/instancerefresh" = ${JSON.stringify(instancerefresh)}
    "hashicorp/aws" = ${JSON.stringify(aws)}
  }
  direct {}
}
`;
}

function mirroring(mirror: string): string {
  return `provider_installation {
  filesystem_mirror {
    path = ${JSON.stringify(mirror)}
  }
}
`;
}

/** @see https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror */
async function fillMirror(
  mirror: string,
  plugins: OfflineTerraformOptions["plugins"],
): Promise<string> {
  const manifest = await readFile(join(checkout, "terraform/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { readonly version: string };
  const target = targetOf({ platform: process.platform, architecture: process.arch });
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    await cp(plugins.instancerefresh, join(mirror, host, source, version, target), options);
    await cp(plugins.aws, join(mirror, host, "hashicorp/aws", standInVersion, target), options);
  }
  return mirror;
}

const options = { recursive: true } as const;
