// Makes the bundled plugin one executable that needs no Node on PATH: a copy of this Node with the bundle inside.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "postject";

/** Where Node looks for the bundle. @see https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html */
const resource = "NODE_SEA_BLOB";
const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
const segment = "NODE_SEA";

/** Below it, a single executable takes no options of its own. */
const oldestNode = 24;

/**
 * @param {{ bundle: string, executable: string }} files the bundle, and the executable to write
 */
export async function buildExecutable({ bundle, executable }) {
  if (Number(process.versions.node.split(".")[0]) < oldestNode) {
    throw new Error(`Node ${oldestNode} or later is needed, and this is ${process.version}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), "executable-"));
  try {
    const blob = join(folder, "blob");
    const configuration = join(folder, "configuration.json");
    writeFileSync(configuration, JSON.stringify(configurationOf(bundle, blob)));
    execFileSync(process.execPath, ["--experimental-sea-config", configuration], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    copyFileSync(process.execPath, executable);
    chmodSync(executable, 0o755);
    if (process.platform === "darwin") sign("--remove-signature", executable);
    await injectInto(executable, readFileSync(blob));
    if (process.platform === "darwin") sign("--sign", "-", executable);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function configurationOf(main, output) {
  return {
    main,
    output,
    disableExperimentalSEAWarning: true,
    // What the launcher's compile cache is for the bundle.
    useCodeCache: true,
    execArgv: ["--max-semi-space-size=1"],
  };
}

/** postject writes its progress to stdout, which belongs to whoever asked for the executable. */
async function injectInto(executable, blob) {
  await inject(executable, resource, blob, {
    sentinelFuse: fuse,
    ...(process.platform === "darwin" && { machoSegmentName: segment }),
  });
}

/** macOS starts no executable that was changed after it was signed. */
function sign(...options) {
  execFileSync("codesign", options, { stdio: "inherit" });
}
