// Makes what a registry wants of a release: `zip` on each platform for that platform, then `sums` in one place for all zips.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { buildPlugin } from "./build.mjs";
import { buildExecutable } from "./executable.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const name = "terraform-provider-instancerefresh";
const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const release = `${name}_${version}`;

const usage = "usage: node terraform/release.mjs zip|sums FOLDER";

/** Zip's code for a system whose files have Unix permissions. */
const unix = 3;
const executableFile = 0o100755;

/** Zips hold no earlier time. The same sources make the same zip. */
const epoch = new Date("1980-01-02T00:00:00Z");

/**
 * Builds the executable of this platform, and puts it into a zip with the name that Terraform starts.
 *
 * @param {string} folder
 * @returns {Promise<string>} the zip
 */
export async function makeZip(folder) {
  const plugin = join(folder, "plugin");
  await buildPlugin({ entry: join(here, "main.ts"), folder: plugin, name });
  const suffix = process.platform === "win32" ? ".exe" : "";
  const inside = `${name}_v${version}${suffix}`;
  const executable = join(folder, inside);
  await buildExecutable({ bundle: join(plugin, "provider.cjs"), executable });
  const zip = join(folder, `${release}_${platform()}.zip`);
  const files = {
    [inside]: [
      readFileSync(executable),
      { os: unix, attrs: executableFile << 16, mtime: epoch, level: 6 },
    ],
  };
  writeFileSync(zip, zipSync(files));
  return zip;
}

/**
 * Writes the manifest that tells a registry which protocol the provider speaks, and the checksums of it and of every zip. Signing the
 * checksums is left to whoever has the key.
 *
 * @param {string} folder the one with the zips
 * @returns {readonly string[]} what was written
 */
export function makeSums(folder) {
  const zips = readdirSync(folder).filter(
    (file) => file.startsWith(`${release}_`) && file.endsWith(".zip"),
  );
  if (zips.length === 0) throw new Error(`There is no ${release}_*.zip in ${folder}.`);
  const manifest = `${release}_manifest.json`;
  const content = { version: 1, metadata: { protocol_versions: ["6.0"] } };
  writeFileSync(join(folder, manifest), `${JSON.stringify(content, undefined, 2)}\n`);
  const sums = `${release}_SHA256SUMS`;
  const lines = [...zips, manifest].sort().map((file) => {
    const hash = createHash("sha256").update(readFileSync(join(folder, file)));
    return `${hash.digest("hex")}  ${file}\n`;
  });
  writeFileSync(join(folder, sums), lines.join(""));
  return [manifest, sums];
}

/** This platform as Go names it. */
function platform() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const processor = { x64: "amd64", ia32: "386" }[process.arch] ?? process.arch;
  return `${system}_${processor}`;
}

async function main([command, folder]) {
  if (folder === undefined) throw new Error(usage);
  mkdirSync(folder, { recursive: true });
  if (command === "zip") console.log(await makeZip(folder));
  else if (command === "sums") for (const file of makeSums(folder)) console.log(join(folder, file));
  else throw new Error(usage);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
