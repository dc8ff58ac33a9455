// Builds the Pulumi CLI that go.mod names, and prints how far the build is.
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
/** Tags that upstream's release uses too, less what needs a C compiler. */
const TAGS = "-tags=osusergo,grpcnotrace";
/** A line of progress each so many percent: ten lines, not one for each of 1,700 packages. */
const STEP_PERCENT = 10;

/**
 * Builds the CLI into `output`. Throws one sentence that says what failed.
 *
 * @param {{ version: string, output: string, say: (line: string) => void }} options `version` without a "v"; `output` is
 *   the file to write.
 */
export async function buildPulumi({ version, output, say }) {
  await runGo(["version"]).catch((error) => {
    throw error.code === "ENOENT" ? new Error("Go is not installed") : error;
  });
  const packages = await listPackages(say);
  const countCompiled = createCounter(packages, say);
  await runGo(
    [
      "build",
      "-v",
      "-trimpath",
      "-buildvcs=false",
      TAGS,
      `-ldflags=-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
      "-o",
      output,
      PACKAGE,
    ],
    { onError: (line) => isPackage(line) && countCompiled() },
  );
}

/** How many packages there are to compile. Go downloads the modules they are in to know that. */
async function listPackages(say) {
  let modules = 0;
  const list = await runGo(["list", "-deps", TAGS, PACKAGE], {
    onError: (line) => {
      if (!line.startsWith("go: downloading ")) return;
      modules += 1;
      if (modules % 50 === 0) say(`  ${modules} modules downloaded`);
    },
  });
  return list.length;
}

/** Says how many packages are compiled, at each tenth of them. What Go has kept from an earlier build is not compiled. */
function createCounter(total, say) {
  let compiled = 0;
  let next = STEP_PERCENT;
  return () => {
    compiled += 1;
    const percent = (100 * compiled) / total;
    if (percent < next) return;
    next += STEP_PERCENT;
    say(`  ${compiled} of ${total} packages compiled`);
  };
}

/** `go build -v` prints import paths, one a line; whatever else it prints has a space or a "#" in it. */
function isPackage(line) {
  return line !== "" && !/[\s#]/.test(line);
}

/** Runs Go in this folder. Gives the lines of stdout; the last line of stderr goes into the error. */
function runGo(args, { onError = () => undefined } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn("go", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const lines = [];
    let last = "";
    splitLines(child.stdout, (line) => lines.push(line));
    splitLines(child.stderr, (line) => {
      if (line !== "") last = line;
      onError(line);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(lines);
      else reject(new Error(`go ${args[0]} ended with ${signal ?? code}: ${last}`));
    });
  });
}

function splitLines(stream, onLine) {
  let rest = "";
  stream.setEncoding("utf8").on("data", (text) => {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop();
    for (const line of lines) onLine(line);
  });
  stream.on("end", () => rest !== "" && onLine(rest));
}
