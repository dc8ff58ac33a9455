/** A Terraform that touches nothing outside one folder and calls nothing but a simulator: for tests and the demo. */
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";

export interface OfflineTerraformOptions {
  /** Where the configuration is, and where Terraform keeps everything. */
  readonly directory: string;
  /** The simulator's address. */
  readonly endpoint: string;
  /** The folders of the executables: what `buildPlugins` gives. */
  readonly plugins: { readonly instancerefresh: string; readonly aws: string };
}

const checkout = resolve(__dirname, "../..");

/** Writes the CLI configuration, and says with which environment to start Terraform. */
export async function offlineTerraform({
  directory,
  endpoint,
  plugins,
}: OfflineTerraformOptions): Promise<Readonly<Record<string, string>>> {
  const home = join(directory, ".home");
  await mkdir(home, { recursive: true });
  const configuration = join(home, "terraform.tfrc");
  await writeFile(configuration, cliConfiguration(plugins));
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

function cliConfiguration({ instancerefresh, aws }: OfflineTerraformOptions["plugins"]): string {
  return `provider_installation {
  dev_overrides {
    "instance-refresh/instancerefresh" = ${JSON.stringify(instancerefresh)}
    "hashicorp/aws" = ${JSON.stringify(aws)}
  }
  direct {}
}
`;
}
