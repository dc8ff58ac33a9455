/** Where a report is written. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeReport } from "../../../../engine/node/report-files";
import type { Report } from "../../../../engine/reporting/report";

const report: Report = {
  version: 1,
  autoScalingGroupName: "web",
  instanceRefreshId: "08b91cf7",
  status: "Successful",
  isSuccess: true,
  reasons: [],
  timeline: [],
};

describe("the files of a report", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "report-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("are made with their folders, and written anew each time", async () => {
    const json = join(folder, "a/b/report.json");
    const markdown = join(folder, "c/report.md");
    for (const status of ["Failed", "Successful"]) {
      assert.deepEqual(await writeReport({ ...report, status }, { json, markdown }), []);
    }
    assert.deepEqual(JSON.parse(await readFile(json, "utf8")), report);
    assert.equal((await readFile(markdown, "utf8")).match(/###/g)?.length, 1);
  });

  it("but for the summary page, which keeps what other steps wrote", async () => {
    const gitHubSummary = join(folder, "summary.md");
    await writeFile(gitHubSummary, "Built.\n");
    await writeReport(report, { gitHubSummary });
    assert.match(await readFile(gitHubSummary, "utf8"), /^Built\.\n### ✅ web/);
  });

  it("but for a summary page that the report would make larger than GitHub shows", async () => {
    const gitHubSummary = join(folder, "summary.md");
    const full = "x".repeat(1024 * 1024 - 100);
    await writeFile(gitHubSummary, full);
    const [sentence, ...more] = await writeReport(report, { gitHubSummary });
    assert.match(sentence ?? "", /could not be written to .*summary\.md: .*1 MiB/);
    assert.deepEqual(more, []);
    assert.equal(await readFile(gitHubSummary, "utf8"), full);
  });

  it("that cannot be written are a sentence each, and the others are written", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    const markdown = join(folder, "report.md");
    const [sentence, ...more] = await writeReport(report, { json: join(file, "x.json"), markdown });
    assert.match(sentence ?? "", /the report could not be written to .*x\.json: /);
    assert.deepEqual(more, []);
    assert.match(await readFile(markdown, "utf8"), /web/);
  });

  it("that nobody asked for are none", async () => {
    assert.deepEqual(await writeReport(report, { gitHubSummary: "" }), []);
  });
});
