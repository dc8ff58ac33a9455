/** Refreshes that do not succeed, as AWS tells them. */
import assert from "node:assert/strict";
import {
  CancelInstanceRefreshCommand,
  RollbackInstanceRefreshCommand,
} from "@aws-sdk/client-auto-scaling";
import { withWorld } from "../../support/provider/a-world";

const failure = "There is no Spot capacity available that matches your request.";
const byName = { AutoScalingGroupName: "web" };

describe("a refresh that does not succeed", () => {
  it("fails after an hour without a launch", () =>
    withWorld({}, async ({ up, fleet, simulator, clock }) => {
      const version = await fleet.addVersion();
      simulator.addScenario({
        rules: [{ kind: "launch", launchTemplateVersion: version, failure }],
      });
      const { refresh, error } = await up(version);
      assert.deepEqual([refresh?.status, error?.code], ["Failed", "RefreshFailed"]);
      assert.ok(clock.now() >= 3_600_000 && clock.now() < 4_500_000, `took ${clock.now()} ms`);
      assert.ok((await fleet.versions()).every((running) => running === "1"));
    }));

  it("is rolled back by AWS when that was asked for, and is not tried again by itself", () =>
    withWorld({}, async ({ up, fleet, simulator, callsOf }) => {
      const version = await fleet.addVersion();
      simulator.addScenario({
        rules: [{ kind: "launch", launchTemplateVersion: version, failure }],
      });
      const preferences = { autoRollback: true };
      const { refresh, error } = await up(version, { preferences });
      assert.deepEqual([refresh?.status, error?.code], ["RollbackSuccessful", "RefreshRolledBack"]);
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
      assert.equal((await up(version, { preferences })).error?.code, "RolledBackBefore");
      assert.equal(callsOf("StartInstanceRefresh").length, 1);
    }));

  it("is cancelled by somebody, and the next run goes on", () =>
    withWorld({}, async ({ up, fleet, clock }) => {
      const version = await fleet.addVersion();
      const cancelled = new Promise((resolve, reject) => {
        clock.at(60_000, () => {
          fleet.autoScaling.send(new CancelInstanceRefreshCommand(byName)).then(resolve, reject);
        });
      });
      const { refresh, error } = await up(version);
      await cancelled;
      assert.deepEqual([refresh?.status, error?.code], ["Cancelled", "RefreshCancelled"]);
      const again = await up(version);
      assert.deepEqual(
        [again.refresh?.status, await fleet.versions()],
        ["Successful", ["2", "2", "2"]],
      );
    }));

  it("is rolled back by somebody", () =>
    withWorld({}, async ({ up, fleet, clock }) => {
      const version = await fleet.addVersion();
      const rolledBack = new Promise((resolve, reject) => {
        clock.at(60_000, () => {
          fleet.autoScaling.send(new RollbackInstanceRefreshCommand(byName)).then(resolve, reject);
        });
      });
      const { refresh, error } = await up(version);
      await rolledBack;
      assert.deepEqual([refresh?.status, error?.code], ["RollbackSuccessful", "RefreshRolledBack"]);
      assert.match(error?.message ?? "", /Rollback triggered due to user request/);
    }));
});
