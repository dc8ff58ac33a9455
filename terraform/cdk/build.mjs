// Builds typed bindings of a provider for CDK Terrain (cdktn) and CDKTF (cdktf): their own generators write them from the provider's schema.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const execute = promisify(execFile);

/** The libraries that there are bindings for. */
export const libraries = ["cdktn", "cdktf"];

/** Names what the bindings were built from. */
const keyFile = ".built-from";

/**
 * Builds the bindings where something has changed that they are made of.
 *
 * @param {object} options
 * @param {"cdktn" | "cdktf"} options.library
 * @param {string} options.schema a TypeScript file that exports `providerSchema`
 * @param {string} options.provider as a configuration names it, with its versions: `hashicorp/aws@~> 6.0`
 * @param {string} options.folder where they go
 * @param {string} [options.constructs] a folder with TypeScript that builds on the bindings
 */
export async function buildBindings({ library, schema, provider, folder, constructs }) {
  const schemaText = JSON.stringify(await readSchema(schema));
  const key = keyOf([
    library,
    provider,
    schemaText,
    ...sourcesIn(constructs),
    ...versions(library),
  ]);
  const isBuilt = existsSync(join(folder, keyFile)) && read(folder, keyFile) === key;
  if (isBuilt) return;
  const work = `${folder}.building-${process.pid}`;
  try {
    await generate({ library, schemaText, provider, work });
    if (constructs) cpSync(constructs, join(work, "source"), { recursive: true });
    await compile(work);
    writeFileSync(join(work, "built", keyFile), key);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, "built"), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The schema in the form that the generators read. It comes from the declarations that Terraform is served from. */
async function readSchema(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    platform: "node",
    conditions: ["aws-instance-refresh-source"],
    format: "cjs",
    logLevel: "warning",
  });
  const loaded = { exports: {} };
  const load = new Function("require", "module", "exports", outputFiles[0].text);
  load(require, loaded, loaded.exports);
  return loaded.exports.providerSchema;
}

async function generate({ library, schemaText, provider, work }) {
  mkdirSync(work, { recursive: true });
  const schemaFile = join(work, "schema.json");
  writeFileSync(schemaFile, schemaText);
  const generator = join(here, "generate.mjs");
  const generated = join(work, "generated");
  await execute(process.execPath, [generator, library, schemaFile, provider, generated]);
  const [name] = readdirSync(join(generated, "providers"));
  renameSync(join(generated, "providers", name), join(work, "source"));
  rmSync(join(work, "source/lazy-index.ts"));
}

async function compile(work) {
  const configuration = {
    compilerOptions: {
      target: "es2022",
      module: "node16",
      moduleResolution: "node16",
      types: ["node"],
      strict: true,
      skipLibCheck: true,
      declaration: true,
      rootDir: "source",
      outDir: "built",
    },
    include: ["source"],
  };
  writeFileSync(join(work, "tsconfig.json"), JSON.stringify(configuration));
  const tsc = require.resolve("typescript/bin/tsc");
  await execute(process.execPath, [tsc, "--project", work]).catch((error) => {
    throw new Error(`The bindings do not compile:\n${error.stdout}`);
  });
}

function keyOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length} ${part}\n`);
  return hash.digest("hex");
}

/** Everything besides the schema that decides what is built. */
function sourcesIn(constructs) {
  const files = constructs ? readdirSync(constructs).map((name) => join(constructs, name)) : [];
  const own = ["build.mjs", "generate.mjs"].map((name) => join(here, name));
  return [...own, ...files.sort()].map((file) => readFileSync(file, "utf8"));
}

function versions(library) {
  return [library, `@${library}/provider-generator`, "typescript"].map(
    (name) => `${name} ${require(`${name}/package.json`).version}`,
  );
}

function read(folder, name) {
  return readFileSync(join(folder, name), "utf8");
}
