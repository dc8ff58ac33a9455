// Builds what stands in for `@cdktn/provider-aws` and `@cdktf/provider-aws`: the bindings of the stand-in for `hashicorp/aws`, by the same
// generators. The real packages have 5,000 files and 480 MB.
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBindings, libraries } from "../../terraform/cdk/build.mjs";

const checkout = resolve(fileURLToPath(import.meta.url), "../../..");

/**
 * The folder of the package that stands in for a library's `provider-aws`.
 *
 * @param {"cdktn" | "cdktf"} library
 * @returns {string}
 */
export function awsBindings(library) {
  return join(checkout, ".cache/terraform/aws-bindings", library);
}

/** Builds them where something has changed. */
export async function buildAwsBindings() {
  for (const library of libraries) {
    await buildBindings({
      library,
      schema: join(checkout, "tools/terraform-aws/provider-schema.ts"),
      provider: "hashicorp/aws@~> 6.0",
      folder: join(awsBindings(library), "lib"),
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAwsBindings();
