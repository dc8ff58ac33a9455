/** A roll from start to proof, and what of it is on the wire. */
import assert from "node:assert/strict";
import { withWorld } from "../../support/provider/a-world";

describe("a roll over the wire", () => {
  it("takes every instance and the group to the new version", () =>
    withWorld({}, async ({ up, fleet, callsOf, reporter }) => {
      const version = await fleet.addVersion();
      const { refresh, error, verified } = await up(version);
      assert.deepEqual([refresh?.status, error], ["Successful", undefined]);
      assert.deepEqual([verified?.outdated, verified?.replaced], [[], 3]);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(await fleet.groupVersion(), "2");
      assert.equal(callsOf("StartInstanceRefresh").length, 1);
      assert.match(reporter.progressed.at(-1) ?? "", /^Successful 100% 0 left/);
    }));

  it("does nothing the second time", () =>
    withWorld({}, async ({ up, fleet, callsOf }) => {
      await up(await fleet.addVersion());
      const { refresh, reasons } = await up(2);
      assert.deepEqual(
        [refresh, reasons, callsOf("StartInstanceRefresh").length],
        [undefined, [], 1],
      );
    }));

  it("ends at once on a group that runs the version already", () =>
    withWorld({}, async ({ up, fleet, clock }) => {
      const { refresh, verified } = await up(1);
      assert.deepEqual([refresh?.status, verified?.replaced], ["Successful", 0]);
      assert.ok(clock.now() < 30_000, `took ${clock.now()} ms`);
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
    }));

  it("replaces every instance when only a trigger changed", () =>
    withWorld({}, async ({ up }) => {
      await up(1);
      const { verified, reasons } = await up(1, { triggers: { deploy: 2 } });
      assert.deepEqual(
        [verified?.replaced, reasons],
        [3, [{ kind: "triggers", names: ["deploy"] }]],
      );
    }));

  it("sends $Latest as a number", () =>
    withWorld({}, async ({ up, fleet, callsOf }) => {
      await fleet.addVersion();
      await up("$Latest");
      const [start] = callsOf("StartInstanceRefresh");
      assert.deepEqual(start?.parameters["DesiredConfiguration"], {
        LaunchTemplate: { LaunchTemplateId: fleet.launchTemplateId, Version: "2" },
      });
    }));

  it("notices that $Latest has moved on", () =>
    withWorld({}, async ({ up, fleet }) => {
      await up("$Latest");
      await fleet.addVersion();
      const { reasons } = await up("$Latest");
      assert.deepEqual(
        reasons.map(({ kind }) => kind),
        ["target"],
      );
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
    }));

  it("sends no empty list and no empty object", () =>
    withWorld({}, async ({ up, fleet, callsOf }) => {
      const version = await fleet.addVersion();
      await up(version, {
        preferences: {
          minHealthyPercentage: 50,
          checkpointPercentages: [],
          alarmSpecification: { alarms: [] },
        },
      });
      const [start] = callsOf("StartInstanceRefresh");
      assert.deepEqual(start?.parameters["Preferences"], {
        MinHealthyPercentage: 50,
        SkipMatching: true,
      });
    }));

  it("rolls the group's own configuration, and sends none", () =>
    withWorld({}, async ({ up, fleet, callsOf }) => {
      const { refresh } = await up(1, {
        desiredConfiguration: undefined as never,
        triggers: { deploy: 1 },
      });
      assert.equal(refresh?.status, "Successful");
      assert.equal(
        "DesiredConfiguration" in (callsOf("StartInstanceRefresh")[0]?.parameters ?? {}),
        false,
      );
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
    }));
});
