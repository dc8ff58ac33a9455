// Builds the plugin that Terraform starts (one bundled file, and the executable beside it that runs it on Node), the install command, and
// the bindings for CDK Terrain and CDKTF.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildBindings, libraries } from "./cdk/build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const name = "terraform-provider-instancerefresh";

/** Terraform takes every file whose name begins as the provider's does for the executable. */
const bundleName = "provider.cjs";

/**
 * Bundles a plugin and its launcher into a folder.
 *
 * @param {{ entry: string, folder: string, name: string }} plugin
 */
export async function buildPlugin({ entry, folder, name }) {
  await bundle(entry, join(folder, bundleName));
  mkdirSync(folder, { recursive: true });
  const launcher = join(folder, name);
  writeFileSync(launcher, launcherOf(name));
  chmodSync(launcher, 0o755);
}

async function bundle(entry, outfile) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    conditions: ["aws-instance-refresh-source"],
    target: "node20",
    format: "cjs",
    legalComments: "none",
    logLevel: "warning",
  });
}

/** A launcher that becomes the plugin's process, and lets Node keep what it has compiled for the next start. */
function launcherOf(name) {
  return `#!/bin/sh
# Starts the provider on the Node (22 or later) that is on PATH. Terraform starts it several times a command, and most of them ask AWS
# little: a small young generation keeps 4 MB out of each.
: "\${NODE_COMPILE_CACHE:=\${TMPDIR:-/tmp}/${name}-cache-$(id -u)}"
export NODE_COMPILE_CACHE
exec node --max-semi-space-size=1 "$(dirname -- "$0")/${bundleName}"
`;
}

/** The bindings of this version work with the provider of this version and its corrections. */
export async function buildOwnBindings() {
  const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  for (const library of libraries) {
    await buildBindings({
      library,
      schema: join(here, "cdk/provider-schema.ts"),
      provider: `instance-refresh/instancerefresh@~> ${version}`,
      folder: join(here, "dist", library),
      constructs: join(here, "cdk/construct"),
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPlugin({
    entry: join(here, "main.ts"),
    folder: join(here, "dist/plugin"),
    name,
  });
  await bundle(join(here, "cli.ts"), join(here, "dist/cli.cjs"));
  await buildOwnBindings();
}
