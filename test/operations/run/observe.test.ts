/** What a run finds out before it decides. */
import assert from "node:assert/strict";
import { observeState } from "../../../engine/run/observe";
import type { Inputs } from "../../../engine/inputs/inputs";
import { aFault } from "../../support/provider/a-fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration, aTarget } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const group = aGroup();
const errorContext = { autoScalingGroupName: "web" };

function finding(
  script: Script,
  inputs: Partial<Inputs> = { desiredConfiguration: aConfiguration("2") },
) {
  const stage = aStage({ groups: [group], history: [[]], ...script });
  const found = () =>
    observeState(
      { inputs: { autoScalingGroupName: "web", ...inputs }, saved: {}, errorContext },
      stage.ports,
    );
  const observed = async () =>
    (await found()).state.history.map(({ snapshot, isOnTarget }) => [
      snapshot.instanceRefreshId,
      isOnTarget,
    ]);
  return { ...stage, found, observed };
}

describe("a situation", () => {
  it("has the defaults of what the user left open", async () => {
    const { state, group: seen } = await finding({}).found();
    assert.deepEqual(seen, group);
    assert.deepEqual(state, {
      saved: {},
      desired: { target: aTarget("2"), triggers: {} },
      history: [],
      canSkipMatching: true,
      onConflict: "wait",
      isFleetDone: false,
      outdated: group.instances.map((instance) => ({ instance })),
      groupConfiguration: aConfiguration("1"),
      isEquivalent: false,
      hold: false,
      retryAfterRollback: false,
    });
  });

  it("has what the user chose", async () => {
    const chosen = {
      onConflict: "fail",
      hold: true,
      retryAfterRollback: true,
      preferences: { bakeTime: 60 },
      triggers: { deploy: 2 },
    } as const;
    const { state } = await finding(
      {},
      { desiredConfiguration: aConfiguration("2"), ...chosen },
    ).found();
    const { onConflict, hold, retryAfterRollback, preferences, desired } = state;
    assert.deepEqual(
      { onConflict, hold, retryAfterRollback, preferences, triggers: desired.triggers },
      chosen,
    );
  });

  it("knows that there is nothing left to do", async () => {
    const done = aGroup({ configuration: aConfiguration("2"), instances: [anInstance("i-a", 2)] });
    assert.equal((await finding({ groups: [done] }).found()).state.isFleetDone, true);
  });

  it("does without the group where it may not be described", async () => {
    const { state, group: seen } = await finding({ groups: [aFault("forbidden")] }).found();
    assert.deepEqual([seen, state.isFleetDone], [undefined, undefined]);
  });

  it("asks again while AWS cannot be asked", async () => {
    const fault = aFault("transient");
    const { found, clock } = finding({ groups: [fault, group], history: [fault, []] });
    await found();
    assert.equal(clock.now(), 20_000);
  });

  for (const [title, script] of [
    ["the group is not listed", { groups: ["missing"] }],
    [
      "the group may not be described and has no history",
      { groups: [aFault("forbidden")], history: [aFault("groupNotFound")] },
    ],
  ] as const) {
    it(`does not exist without a group: ${title}`, async () => {
      await assert.rejects(finding(script).found, { code: "GroupNotFound" });
    });
  }

  for (const script of [
    { groups: [aFault("credentials")] },
    { history: [aFault("credentials")] },
  ]) {
    it(`is not guessed when ${Object.keys(script).join()} cannot be asked for`, async () => {
      await assert.rejects(finding(script).found, { name: "Fault", kind: "credentials" });
    });
  }
});

describe("the history in a situation", () => {
  const rolling = (version: string | number, id = "r-ours") =>
    aRefresh({ instanceRefreshId: id, desiredConfiguration: aConfiguration(version) });

  it("says which refresh rolls to what is wanted", async () => {
    assert.deepEqual(await finding({ history: [[rolling("2")]] }).observed(), [["r-ours", true]]);
    assert.deepEqual(await finding({ history: [[rolling("3")]] }).observed(), [["r-ours", false]]);
  });

  it("judges the active refresh only, or else the newest", async () => {
    const ended = aSuccess({
      instanceRefreshId: "r-new",
      desiredConfiguration: aConfiguration("2"),
    });
    const older = { ...ended, instanceRefreshId: "r-old" };
    assert.deepEqual(await finding({ history: [[ended, rolling("2")]] }).observed(), [
      ["r-new", false],
      ["r-ours", true],
    ]);
    assert.deepEqual(await finding({ history: [[ended, older]] }).observed(), [
      ["r-new", true],
      ["r-old", false],
    ]);
  });

  it("resolves what an alias in a refresh stands for", async () => {
    const { observed } = finding({
      history: [[rolling("$Latest")]],
      templates: [aResolvedTemplate({ version: "2" })],
    });
    assert.deepEqual(await observed(), [["r-ours", true]]);
  });

  it("takes a refresh without a configuration for one to the group's own", async () => {
    assert.deepEqual(
      await finding(
        { history: [[aRefresh()]] },
        { desiredConfiguration: aConfiguration("1") },
      ).observed(),
      [["r-ours", true]],
    );
    assert.deepEqual(await finding({ history: [[aRefresh()]] }).observed(), [["r-ours", false]]);
  });

  it("needs to know nothing where both mean the group's own", async () => {
    const { observed } = finding({ groups: [aFault("forbidden")], history: [[aRefresh()]] }, {});
    assert.deepEqual(await observed(), [["r-ours", true]]);
  });

  it("does not guess what a refresh without a configuration rolls to", async () => {
    const { observed } = finding({ groups: [aFault("forbidden")], history: [[aRefresh()]] });
    assert.deepEqual(await observed(), [["r-ours", false]]);
  });

  it("takes a refresh whose template is gone for one with another target", async () => {
    const launchTemplate = { launchTemplateId: "lt-0gone", version: "$Latest" };
    const old = aSuccess({
      instanceRefreshId: "r-theirs",
      desiredConfiguration: { launchTemplate },
    });
    const gone = aFault("rejected", "DescribeLaunchTemplateVersions");
    const { observed } = finding({ history: [[old]], templates: [gone] });
    assert.deepEqual(await observed(), [["r-theirs", false]]);
  });
});
