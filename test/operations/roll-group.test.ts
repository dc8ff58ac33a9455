/** The library, against a simulator: one call that rolls a group, and one that says what it would do. */
import assert from "node:assert/strict";
import type { Inputs } from "../../engine/index";
import { previewGroupWith } from "../../engine/preview-group";
import { rollGroupWith, type GroupState } from "../../engine/roll-group";
import { withWorld, type World } from "../support/provider/a-world";

function inputsFor(
  { fleet }: World,
  version: number | string,
  parts: Partial<Inputs> = {},
): Inputs {
  const { autoScalingGroupName, launchTemplateId } = fleet;
  return {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
    preferences: { instanceWarmup: 10 },
    ...parts,
  };
}

/** Kept as a program would keep it. */
function stored(state: GroupState): GroupState {
  return JSON.parse(JSON.stringify(state)) as GroupState;
}

describe("rollGroup", () => {
  it("rolls the group, and says what it runs now", () =>
    withWorld({}, async (world) => {
      const inputs = inputsFor(world, await world.fleet.addVersion());
      const { outcome, error, outputs } = await rollGroupWith({ inputs }, world.ports);
      assert.deepEqual([outcome, error, outputs.status], ["rolled", undefined, "Successful"]);
      assert.equal(outputs.launchTemplate?.version, "2");
      assert.deepEqual(await world.fleet.versions(), ["2", "2", "2"]);
      assert.ok(Object.keys(outputs).every((name) => !name.startsWith("__")));
    }));

  it("rolls nothing with the state of a call that rolled the same", () =>
    withWorld({}, async (world) => {
      const inputs = inputsFor(world, await world.fleet.addVersion());
      const first = await rollGroupWith({ inputs }, world.ports);
      const second = await rollGroupWith({ inputs, state: stored(first.state) }, world.ports);
      assert.deepEqual(
        [second.outcome, second.outputs.instanceRefreshId],
        ["unchanged", first.outputs.instanceRefreshId],
      );
      assert.equal(world.callsOf("StartInstanceRefresh").length, 1);
    }));

  it("says what is on hold", () =>
    withWorld({}, async (world) => {
      const inputs = inputsFor(world, await world.fleet.addVersion(), { hold: true });
      const { outcome, outputs } = await rollGroupWith({ inputs }, world.ports);
      assert.deepEqual([outcome, outputs.pendingReason], ["onHold", "the resource is new"]);
    }));

  it("returns the error of a refresh that did not succeed, and resumes it with its state", () =>
    withWorld({}, async (world) => {
      const inputs = inputsFor(world, await world.fleet.addVersion());
      const late = await rollGroupWith({ inputs, timeoutSeconds: 30 }, world.ports);
      assert.deepEqual([late.outcome, late.error?.code], ["failed", "WaitTimeout"]);
      const next = await rollGroupWith({ inputs, state: stored(late.state) }, world.ports);
      assert.deepEqual(
        [next.outcome, next.outputs.instanceRefreshId],
        ["rolled", late.outputs.instanceRefreshId],
      );
      assert.equal(world.callsOf("StartInstanceRefresh").length, 1);
    }));

  it("returns every input error at once, without a call to AWS, and the state as it was", () =>
    withWorld({}, async (world) => {
      const calls = world.simulator.calls().length;
      const preferences = { minHealthyPercentage: 101, bakeTime: -1 };
      const state = { instanceRefreshId: "r-1" };
      const { outcome, error, ...rest } = await rollGroupWith(
        { inputs: inputsFor(world, 2, { preferences }), state },
        world.ports,
      );
      assert.deepEqual([outcome, error?.code, rest.state], ["notStarted", "InvalidInputs", state]);
      assert.match(error?.message ?? "", /minHealthyPercentage.*\n.*bakeTime/);
      assert.equal(world.simulator.calls().length, calls);
    }));

  it("returns an error when there is no such group", () =>
    withWorld({}, async (world) => {
      const inputs = { ...inputsFor(world, 1), autoScalingGroupName: "none" };
      const { outcome, error } = await rollGroupWith({ inputs }, world.ports);
      assert.deepEqual([outcome, error?.code], ["notStarted", "GroupNotFound"]);
    }));
});

describe("previewGroup", () => {
  it("says what rollGroup would do, and does none of it", () =>
    withWorld({}, async (world) => {
      const inputs = inputsFor(world, await world.fleet.addVersion());
      const { action, summary, findings } = await previewGroupWith({ inputs }, world.ports);
      assert.deepEqual([action, findings], ["start", []]);
      assert.match(summary, /3 of 3/);
      assert.deepEqual(await world.fleet.versions(), ["1", "1", "1"]);
    }));

  it("rejects when an input is wrong", () =>
    withWorld({}, async (world) => {
      const inputs = inputsFor(world, 2, { preferences: { bakeTime: -1 } });
      await assert.rejects(previewGroupWith({ inputs }, world.ports), { code: "InvalidInputs" });
    }));
});
