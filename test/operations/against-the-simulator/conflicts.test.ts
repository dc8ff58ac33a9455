/** Somebody else rolls the same group. */
import assert from "node:assert/strict";
import { startCompetingRefresh } from "../../support/engine/competing-refresh";
import { withWorld } from "../../support/provider/a-world";

describe("a rival", () => {
  it("is waited for", () =>
    withWorld({}, async ({ up, fleet }) => {
      const theirs = await startCompetingRefresh(fleet, await fleet.addVersion());
      const { refresh } = await up(await fleet.addVersion(), { onConflict: "wait" });
      assert.equal(refresh?.status, "Successful");
      const [ours, before] = await fleet.refreshes();
      assert.deepEqual(
        [ours?.Status, before?.InstanceRefreshId, before?.Status],
        ["Successful", theirs, "Successful"],
      );
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
    }));

  it("is superseded", () =>
    withWorld({}, async ({ up, fleet }) => {
      await startCompetingRefresh(fleet, await fleet.addVersion());
      const { refresh } = await up(await fleet.addVersion(), { onConflict: "supersede" });
      assert.equal(refresh?.status, "Successful");
      assert.deepEqual(
        (await fleet.refreshes()).map(({ Status }) => Status),
        ["Successful", "Cancelled"],
      );
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
    }));

  it("ends the run where that was asked for, and is left alone", () =>
    withWorld({}, async ({ up, fleet, callsOf }) => {
      const theirs = await startCompetingRefresh(fleet, await fleet.addVersion());
      await assert.rejects(up(await fleet.addVersion(), { onConflict: "fail" }), {
        code: "RefreshInProgress",
      });
      assert.deepEqual(
        (await fleet.refreshes()).map(({ InstanceRefreshId }) => InstanceRefreshId),
        [theirs],
      );
      assert.equal(callsOf("CancelInstanceRefresh").length, 0);
    }));

  it("is adopted when it does what is wanted", () =>
    withWorld({}, async ({ up, fleet }) => {
      const version = await fleet.addVersion();
      const theirs = await startCompetingRefresh(fleet, version);
      const { refresh } = await up(version, { onConflict: "fail" });
      assert.deepEqual([refresh?.instanceRefreshId, refresh?.status], [theirs, "Successful"]);
      assert.equal((await fleet.refreshes()).length, 1);
    }));

  it("that comes between our poll and our start is waited for", () =>
    withWorld({}, async ({ up, fleet, simulator }) => {
      const rival = await fleet.addVersion();
      const version = await fleet.addVersion();
      const stop = simulator.onCall({
        before: async ({ action }) => {
          if (action !== "StartInstanceRefresh") return;
          stop();
          await startCompetingRefresh(fleet, rival);
        },
      });
      const { refresh } = await up(version);
      assert.equal(refresh?.status, "Successful");
      assert.deepEqual(
        (await fleet.refreshes()).map(({ Status }) => Status),
        ["Successful", "Successful"],
      );
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
    }));
});
