/** What the build of the Pulumi CLI prints, with a small `go` in Go's place. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const builder = pathToFileURL(resolve(__dirname, "../../../tools/pulumi-cli/build.mjs")).href;

/** Downloads 120 modules and compiles 30 packages, and says so as Go does. */
const WORKING_GO = `
case "$1" in
  list)
    for n in $(seq 120); do echo "go: downloading example.test/m$n v1.0.$n" >&2; done
    for n in $(seq 30); do echo "example.test/p$n"; done ;;
  build)
    echo "go: downloading example.test/late v1.0.0" >&2
    echo "# example.test/p1" >&2
    for n in $(seq 30); do echo "example.test/p$n" >&2; done
    while [ "$1" != -o ]; do shift; done
    echo built > "$2" ;;
esac`;

describe("building the Pulumi CLI", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "build-pulumi-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Builds with this shell script as `go`, or with none. Gives what was printed, or the error. */
  const build = async (go?: string): Promise<readonly string[]> => {
    if (go !== undefined)
      await writeFile(join(folder, "go"), `#!/bin/sh\n${go}\n`, { mode: 0o755 });
    const script = `import(${JSON.stringify(builder)}).then(({ buildPulumi }) =>
      buildPulumi({ version: "3.0.0", output: ${JSON.stringify(join(folder, "pulumi"))}, say: console.log })
        .catch((error) => console.log(error.message)))`;
    const path = go === undefined ? folder : [folder, "/usr/bin", "/bin"].join(delimiter);
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
      encoding: "utf8",
      env: { PATH: path },
    });
    assert.equal(stderr, "");
    return stdout.trimEnd().split("\n");
  };

  it("prints a line for each tenth of the packages, and one for each 50 modules", async () => {
    assert.deepEqual(await build(WORKING_GO), [
      "  50 modules downloaded",
      "  100 modules downloaded",
      ...[3, 6, 9, 12, 15, 18, 21, 24, 27, 30].map((done) => `  ${done} of 30 packages compiled`),
    ]);
    assert.equal(await readFile(join(folder, "pulumi"), "utf8"), "built\n");
  });

  it("gives Go's last line where the build fails", async () => {
    const failing = `[ "$1" != build ] || { echo "pulumi.go:1:1: undefined: x" >&2; exit 1; }`;
    assert.deepEqual(await build(failing), ["go build ended with 1: pulumi.go:1:1: undefined: x"]);
  });

  it("says so where there is no Go", async () => {
    assert.deepEqual(await build(), ["Go is not installed"]);
  });
});
