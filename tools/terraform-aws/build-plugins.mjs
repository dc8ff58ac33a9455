// Builds our provider and the stand-in for `hashicorp/aws`, each where its sources have changed, for tests and the demo.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPlugin } from "../../terraform/build.mjs";

const checkout = resolve(fileURLToPath(import.meta.url), "../../..");
const cache = join(checkout, ".cache/terraform/plugins");
const sources = ["engine", "terraform", "tools/terraform-aws", "tools/resource-aws"];

/**
 * Several processes may ask at once: each builds into a folder of its own, and the first one to finish is the one that counts.
 *
 * @returns {Promise<{ instancerefresh: string, aws: string }>} the folders that hold the executables
 */
export async function buildPlugins() {
  const folder = join(cache, keyOfSources());
  if (!existsSync(folder)) {
    const own = `${folder}-${process.pid}`;
    await buildPlugin({
      entry: join(checkout, "terraform/main.ts"),
      folder: join(own, "instancerefresh"),
      name: "terraform-provider-instancerefresh",
    });
    await buildPlugin({
      entry: join(checkout, "tools/terraform-aws/main.ts"),
      folder: join(own, "aws"),
      name: "terraform-provider-aws",
    });
    try {
      renameSync(own, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
      rmSync(own, { recursive: true });
    }
  }
  return { instancerefresh: join(folder, "instancerefresh"), aws: join(folder, "aws") };
}

/** Changes with every source file. */
function keyOfSources() {
  mkdirSync(cache, { recursive: true });
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesIn(join(checkout, source))) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "dist" && name !== "node_modules")
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}
