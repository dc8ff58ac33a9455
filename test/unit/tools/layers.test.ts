/** Which layers `npm test` finds, which it runs, and how their files are split into jobs. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const load = () => import("../../../tools/steps/layers.mjs");

describe("the layers of tests", () => {
  let checkout: string;
  let tools: Awaited<ReturnType<typeof load>>;
  before(async () => {
    tools = await load();
  });
  beforeEach(async () => {
    checkout = await mkdtemp(join(tmpdir(), "layers-"));
  });
  afterEach(() => rm(checkout, { recursive: true, force: true }));

  const put = async (...paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      await mkdir(dirname(join(checkout, "test", path)), { recursive: true });
      await writeFile(join(checkout, "test", path), "");
    }
  };

  it("are the checks and every folder that holds a test, at any depth", async () => {
    await put("unit/a/b/one.test.ts", "new-layer/two.test.ts", "support/three.test.ts");
    await put("corpus/state.json", "fixtures/program.ts");
    assert.deepEqual(tools.findLayers(checkout), ["lint", "types", "new-layer", "unit"]);
  });

  it("are all selected without a name, and the quick ones by `quick`", () => {
    const layers = ["lint", "types", "engine", "examples", "shell", "terraform", "torture", "unit"];
    assert.deepEqual(tools.selectLayers(layers, []), layers);
    assert.deepEqual(tools.selectLayers(layers, ["quick"]), ["lint", "types", "shell", "unit"]);
    assert.deepEqual(tools.selectLayers(layers, ["unit", "engine"]), ["engine", "unit"]);
    assert.deepEqual(tools.selectLayers(layers, ["quick", "torture"]), [
      ...["lint", "types", "shell", "torture", "unit"],
    ]);
    assert.throws(
      () => tools.selectLayers(layers, ["unti"]),
      /^Error: There is no layer "unti", only quick, lint, types, engine/,
    );
  });

  it("are split into jobs, those with the real engine first, each job with its own title", async () => {
    const engine = Array.from({ length: 20 }, (_, n) => `engine/folder/${n}.test.ts`);
    const unit = Array.from({ length: 41 }, (_, n) => `unit/${n}.test.ts`);
    await put(...engine, ...unit);
    const jobs = tools.createJobs(checkout, ["lint", "engine", "unit"]);
    assert.deepEqual(
      jobs.map(({ title }) => title),
      ["engine 1/3", "engine 2/3", "engine 3/3", "lint", "unit 1/2", "unit 2/2"],
    );
    assert.deepEqual(
      jobs.filter(({ needsPulumi }) => needsPulumi).map(({ layer }) => layer),
      ["engine", "engine", "engine"],
    );
    const files = jobs.flatMap((job) => job.files);
    assert.deepEqual(
      files.toSorted(),
      [...engine, ...unit].map((file) => `test/${file}`).toSorted(),
    );
  });
});

describe("a job of tests", () => {
  it("counts as failed where mocha ends without having run a test", async () => {
    const { runMocha } = await import("../../../tools/steps/mocha.mjs");
    let output = "";
    const result = await runMocha({
      title: "nothing",
      files: ["test/no-such-file.test.ts"],
      onOutput: (text) => (output += text),
    });
    assert.deepEqual(result, {
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: ["nothing ended with exit code 1, without a count."],
    });
    assert.match(output, /no-such-file/);
  });
});
