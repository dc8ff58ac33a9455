/** What `pulumi refresh` makes of a success that was unattended, and what the next `up` makes of that. */
import assert from "node:assert/strict";
import type { GroupInstance } from "../../../engine/refresh/group";
import type { GateCheck } from "../../../engine/gates/gate-check-port";
import * as lifecycle from "../../../provider/lifecycle";
import type { Properties } from "../../../engine/run/outputs";
import { savedStateOf, toSaved } from "../../../engine/decision/saved-state";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration, aDesired } from "../../support/provider/a-target";
import { quietGateCheck } from "../../support/provider/quiet-gate-check";

const isProtected = { protectedFromScaleIn: true };
const ignoring = { preferences: { scaleInProtectedInstances: "Ignore" } };
const gated = { gates: [{ http: { url: "https://web/health" } }] };
const open: GateCheck = {
  ...quietGateCheck,
  http: () => Promise.resolve({ passes: true, observed: "status 200" }),
};

/** A roll from version 1 to 2 that was interrupted, and that AWS has ended `Successful` since. */
function unattended(
  inputs: Properties,
  instances: readonly GroupInstance[] = [anInstance("i-0a", 2)],
  mustReplace?: readonly string[],
) {
  const group = aGroup({ configuration: aConfiguration("2"), instances });
  const stage = aStage({ looks: [aSuccess()], groups: [group], history: [[aSuccess()]] });
  const news = {
    autoScalingGroupName: "web",
    desiredConfiguration: aConfiguration("2"),
    ...inputs,
  };
  const state = {
    ...news,
    instanceRefreshId: "r-ours",
    status: "InProgress",
    ...toSaved(
      {
        lastSuccess: aDesired("1"),
        lastAttempt: aDesired("2"),
        ...(mustReplace && { mustReplace }),
      },
      {},
    ),
  };
  const connect = () => stage.ports;
  return {
    ...stage,
    news,
    refreshed: async () => (await lifecycle.read("web", state, connect)).props,
  };
}

/** Whether the same program has anything to do after the refresh. */
async function isDue(...given: Parameters<typeof unattended>): Promise<boolean | undefined> {
  const { ports, news, refreshed } = unattended(...given);
  return (await lifecycle.diff("web", await refreshed(), news, () => ports)).changes;
}

describe("a success that was unattended, after pulumi refresh", () => {
  const outdated = anInstance("i-0b", 1);
  const protectedInstance = anInstance("i-0b", 1, isProtected);

  it("is settled when every instance runs the target", async () => {
    assert.equal(await isDue({}), false);
  });

  it("is settled when the preferences explain what was left", async () => {
    assert.equal(await isDue(ignoring, [anInstance("i-0a", 2), protectedInstance]), false);
  });

  it("is due when instances were left behind", async () => {
    assert.equal(await isDue({}, [anInstance("i-0a", 2), outdated]), true);
  });

  it("is due when verify is strict and any instance was left", async () => {
    const strict = { ...ignoring, verify: "strict" };
    assert.equal(await isDue(strict, [anInstance("i-0a", 2), protectedInstance]), true);
  });

  it("is due when verify is strict and an instance stayed that was to be replaced all the same", async () => {
    const strict = { ...ignoring, verify: "strict" };
    const notReplaced = anInstance("i-0b", 2, isProtected);
    const fleet = [anInstance("i-0a", 2), notReplaced];
    assert.equal(await isDue(strict, fleet, ["i-0b"]), true);
    assert.equal(await isDue(ignoring, fleet, ["i-0b"]), false);
    assert.equal(await isDue(strict, fleet, ["i-0c"]), false);
  });

  it("is due while there are gates to be asked", async () => {
    assert.equal(await isDue(gated), true);
  });

  it("ends what was settled before, too: the fleet runs neither", async () => {
    const { refreshed } = unattended({}, [anInstance("i-0a", 2), outdated]);
    const { lastSuccess, lastAttempt, status } = savedStateOf(await refreshed());
    assert.deepEqual([lastSuccess, lastAttempt, status], [undefined, aDesired("2"), "Successful"]);
  });
});

describe("an up after such a refresh", () => {
  it("asks the gates, rolls nothing, and is red while one fails", async () => {
    const { ports, aws, news, refreshed } = unattended(gated);
    const update = lifecycle.update("web", await refreshed(), news, () => ports);
    await assert.rejects(update, /a gate did not pass/);
    assert.deepEqual(aws.started, []);
  });

  it("settles it when the gates open", async () => {
    const { ports, aws, news, refreshed } = unattended(gated);
    const connect = () => ({ ...ports, gateCheck: open });
    const { outs } = await lifecycle.update("web", await refreshed(), news, connect);
    assert.deepEqual([savedStateOf(outs).lastSuccess, aws.started], [aDesired("2"), []]);
    assert.equal((await lifecycle.diff("web", outs, news, connect)).changes, false);
  });

  it("verifies it strictly where that was asked for", async () => {
    const protectedInstance = anInstance("i-0b", 1, isProtected);
    const { ports, news, refreshed } = unattended({ ...ignoring, verify: "strict" }, [
      protectedInstance,
    ]);
    const update = lifecycle.update("web", await refreshed(), news, () => ports);
    await assert.rejects(update, /i-0b/);
  });

  it("verifies strictly what was to be replaced all the same", async () => {
    const notReplaced = anInstance("i-0b", 2, isProtected);
    const strict = { ...ignoring, verify: "strict" };
    const { ports, aws, news, refreshed } = unattended(strict, [notReplaced], ["i-0b"]);
    const update = lifecycle.update("web", await refreshed(), news, () => ports);
    await assert.rejects(update, /these instances were not replaced: i-0b .*, because it is prot/);
    assert.deepEqual(aws.started, []);
  });

  it("has a reason to roll the version before, for the fleet no longer is what it was", async () => {
    const { ports, news, refreshed } = unattended({}, [
      anInstance("i-0a", 2),
      anInstance("i-0b", 1),
    ]);
    const back = { ...news, desiredConfiguration: aConfiguration("1"), hold: true };
    const { outs } = await lifecycle.update("web", await refreshed(), back, () => ports);
    assert.equal(outs["pendingReason"], "the last refresh (r-ours) was not taken for a success");
  });
});
