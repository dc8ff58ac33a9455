/** One look, without waiting. */
import assert from "node:assert/strict";
import { describeOnce } from "../../../engine/run/describe";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aRefresh } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const group = aGroup();
const refresh = aRefresh();

function looking(script: Script, id: string | undefined = "r-ours") {
  const stage = aStage(script);
  return { ...stage, seen: () => describeOnce("web", id, stage.ports) };
}

describe("look", () => {
  it("sees the group and the refresh", async () => {
    const { seen } = looking({ groups: [group], looks: [refresh] });
    assert.deepEqual(await seen(), { kind: "there", group, refresh });
  });

  it("does not take a refresh that AWS has forgotten for a resource that is gone", async () => {
    const { seen } = looking({ groups: [group], looks: ["missing"] });
    assert.deepEqual(await seen(), { kind: "there", group });
  });

  it("asks for no refresh when none of ours is known", async () => {
    const { ports, aws } = looking({ groups: [group] });
    assert.deepEqual(await describeOnce("web", undefined, ports), { kind: "there", group });
    assert.deepEqual(aws.calls, ["findGroup"]);
  });

  it("says that it is gone when the group is", async () => {
    assert.deepEqual(await looking({ groups: ["missing"] }).seen(), { kind: "gone" });
  });

  it("does without the group where it may not be described", async () => {
    const { seen } = looking({ groups: [aFault("forbidden")], looks: [refresh] });
    assert.deepEqual(await seen(), { kind: "there", refresh });
  });

  it("says that it is gone when AWS says so of a group that may not be described", async () => {
    const { seen } = looking({ groups: [aFault("forbidden")], looks: [aFault("groupNotFound")] });
    assert.deepEqual(await seen(), { kind: "gone" });
  });

  it("does not guess when AWS cannot be asked", async () => {
    await assert.rejects(looking({ groups: [aFault("transient")] }).seen, {
      name: "Fault",
      kind: "transient",
    });
  });
});
