import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Report } from "../../../engine/reporting/report";
import { outputLines } from "../../support/engine/output";
import { withContext, type Context } from "../../support/engine/context";

/** A file as GitHub gives one to each step of a job. */
async function withSummaryFile(body: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "summary-"));
  const path = join(folder, "step-summary.md");
  await writeFile(path, "Built.\n\n");
  await body(path).finally(() => rm(folder, { recursive: true }));
}

function placesIn({ stack }: Context) {
  const folder = join(dirname(stack.directory), "reports");
  return { json: join(folder, "web.json"), markdown: join(folder, "web.md") };
}

async function readReport(path: string): Promise<Report> {
  return JSON.parse(await readFile(path, "utf8")) as Report;
}

describe("a report", () => {
  it("of a success says what, why, how long, and which instances are gone and new", () =>
    withContext({}, async (context) => {
      const { stack, fleet, onto } = context;
      const report = placesIn(context);
      await stack.up();
      const run = await stack.up({ program: onto(await fleet.addVersion(), { report }) });
      assert.equal(run.result, "succeeded", String(run.error));

      const {
        timeline,
        instancesGone = [],
        instancesNew = [],
        ...told
      } = await readReport(report.json);
      const [refresh] = await fleet.refreshes();
      assert.equal(told.instanceRefreshId, refresh?.InstanceRefreshId);
      assert.equal(told.isSuccess, true);
      assert.deepEqual(told.reasons, [
        "launch template web (" + fleet.launchTemplateId + ") version 1 -> 2",
      ]);
      assert.deepEqual(
        [told.previousLaunchTemplate?.version, told.launchTemplate?.version],
        ["1", "2"],
      );
      assert.ok((told.durationSeconds ?? 0) > 30);
      assert.deepEqual(timeline.at(-1)?.status, "Successful");
      assert.ok(timeline.length > 3);
      assert.deepEqual(
        instancesGone.map(({ launchTemplate }) => launchTemplate?.version),
        ["1", "1", "1"],
      );
      assert.deepEqual(
        instancesNew.map(({ launchTemplate }) => launchTemplate?.version),
        ["2", "2", "2"],
      );
      assert.deepEqual(told.instancesOutdated, []);
      const markdown = await readFile(report.markdown, "utf8");
      assert.match(markdown, /### ✅ web: instance refresh Successful/);
      for (const { instanceId } of [...instancesGone, ...instancesNew]) {
        assert.ok(markdown.includes(instanceId), instanceId);
      }
    }));

  it("of a failure says what went wrong and how far the fleet is, also on GitHub's summary page", () =>
    withSummaryFile((summary) =>
      withContext({ env: { GITHUB_STEP_SUMMARY: summary } }, async (context) => {
        const { stack, fleet, onto } = context;
        const report = placesIn(context);
        const failing = ["node", "-e", "console.error('the shop fails'); process.exit(3)"];
        const args = {
          report,
          preferences: {
            instanceWarmup: 10,
            checkpointPercentages: [33, 100],
            skipMatching: false,
          },
          gates: [{ name: "smoke", command: failing, interval: 250, timeout: 5_000 }],
        };
        const run = await stack.up({ program: onto(await fleet.addVersion(), args) });
        assert.equal(run.result, "failed");

        const told = await readReport(report.json);
        assert.equal(told.isSuccess, false);
        assert.equal(told.status, "Cancelled");
        assert.match(
          told.failure ?? "",
          /a gate did not pass.*- smoke: exit code 3: the shop fails/s,
        );
        assert.equal(told.instancesGone?.length, 1);
        assert.equal(told.instancesNew?.length, 1);
        assert.equal(told.instancesOutdated?.length, 2);
        const markdown = await readFile(report.markdown, "utf8");
        assert.match(markdown, /### ❌ web: instance refresh Cancelled/);
        assert.match(markdown, /What went wrong.*the shop fails/s);
        assert.equal(await readFile(summary, "utf8"), `Built.\n\n${markdown}\n`);
      }),
    ));

  it("that cannot be written is a warning, and not the end of the roll", () =>
    withContext({}, async ({ stack, onto }) => {
      const inTheWay = join(dirname(stack.directory), "file");
      await writeFile(inTheWay, "");
      const json = join(inTheWay, "web.json");
      const run = await stack.up({ program: onto(1, { report: { json } }) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.ok(outputLines("warning", run).includes(`the report could not be written to ${json}`));
    }));
});
