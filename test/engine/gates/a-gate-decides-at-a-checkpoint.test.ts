import assert from "node:assert/strict";
import { createAlarm } from "../../support/engine/alarm";
import { publishErrors } from "../../support/engine/metric";
import { rowOf, outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { withWebServer, type WebResponse } from "../../support/engine/web-server";

/** AWS's time moves with polls only, so that a pause cannot end while a gate is asked. */
const preferences = { instanceWarmup: 10, checkpointPercentages: [33, 100], checkpointDelay: 60 };

/** Seconds of the provider's clock, which is fast: some seconds for an answer to arrive, however busy the machine is. */
const patience = { interval: 250, timeout: 5_000 } as const;

describe("a gate at a checkpoint", () => {
  it("of kind http opens when the page is as it should be, so often in a row", () => {
    let asked = 0;
    const flapping = (): WebResponse => ({ body: (asked += 1) === 2 ? "wait" : "all is well" });
    return withWebServer(flapping, ({ url, requests }) =>
      withContext({}, async ({ stack, fleet, onto }) => {
        const http = { url: `${url}/health`, status: 200, bodyMatches: "well$" };
        const gates = [{ http, times: 2, interval: 5, timeout: 5_000 }];
        const run = await stack.up({
          program: onto(await fleet.addVersion(), { preferences, gates }),
        });
        assert.equal(run.result, "succeeded", String(run.error));
        const row = [...rowOf("web", run), outputLines("info", run)].join("\n");
        assert.match(row, /checkpoint 33%: checking .*\/health\n/);
        assert.match(row, /status 200, but the body does not match well\$/);
        // Good, bad, and good twice at 33 %; good twice before the success.
        assert.equal(requests.length, 6);
        assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      }),
    );
  });

  it("of kind http that fails cancels the roll and says what it saw", () =>
    withWebServer(
      () => ({ status: 503 }),
      ({ url }) =>
        withContext({}, async ({ stack, fleet, onto }) => {
          const gates = [{ http: { url: `${url}/health` }, ...patience }];
          const run = await stack.up({
            program: onto(await fleet.addVersion(), { preferences, gates }),
          });
          assert.equal(run.result, "failed");
          assert.match(outputLines("error", run), /a gate did not pass.*\/health: status 503/s);
          assert.equal((await fleet.refreshes())[0]?.Status, "Cancelled");
          assert.deepEqual([...(await fleet.versions())].sort(), ["1", "1", "2"]);
        }),
    ));

  it("of kind alarms that fails rolls back where onGateFailure says so", () =>
    withContext({}, async ({ simulator, stack, fleet, onto }) => {
      const alarm = await createAlarm(simulator);
      await alarm.set("ALARM");
      const gates = [{ alarms: [alarm.name, "forgotten"], ...patience }];
      const args = { preferences, gates, onGateFailure: "rollback" as const };
      const run = await stack.up({ program: onto(await fleet.addVersion(), args) });
      assert.equal(run.result, "failed");
      const words = /alarm too-many-errors is ALARM, alarm forgotten is missing/;
      assert.match(outputLines("error", run), words);
      assert.equal((await fleet.refreshes())[0]?.Status, "RollbackSuccessful");
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
    }));

  it("of kind metric opens after minutes without a breach", () =>
    withContext({ secondsPerPoll: 120 }, async ({ simulator, stack, fleet, onto }) => {
      const { settings } = publishErrors(simulator);
      const gates = [{ metric: { ...settings, evaluationPeriods: 2 }, timeout: 900 }];
      const paused = { ...preferences, checkpointDelay: 3600, bakeTime: 3600 };
      const run = await stack.up({
        program: onto(await fleet.addVersion(), { preferences: paused, gates }),
      });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.match(rowOf("web", run).join("\n"), /gate Sum of errors: 1 of 2 periods without/);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));

  it("of kind metric that breaches cancels the roll and says by how much", () =>
    withContext({}, async ({ simulator, stack, fleet, onto }) => {
      const metric = publishErrors(simulator);
      metric.errors = 12;
      const gates = [{ metric: metric.settings, ...patience }];
      const paused = { ...preferences, checkpointDelay: 3600 };
      const run = await stack.up({
        program: onto(await fleet.addVersion(), { preferences: paused, gates }),
      });
      assert.equal(run.result, "failed");
      assert.match(outputLines("error", run), /- Sum of errors: 12 at [\d:]+Z, more than 10/);
      assert.equal((await fleet.refreshes())[0]?.Status, "Cancelled");
    }));

  it("that may take longer than AWS pauses is a warning, before the roll begins", () =>
    withContext({}, async ({ stack, fleet, onto }) => {
      const gates = [{ name: "smoke", command: ["true"], timeout: 900 }];
      const version = await fleet.addVersion();
      const run = await stack.preview({ program: onto(version, { preferences, gates }) });
      assert.equal(run.result, "succeeded", String(run.error));
      const words = /gate smoke may take 15 min, but AWS goes on 60 s after a checkpoint/;
      assert.match(outputLines("info", run), words);
    }));
});
