/** Starts that AWS refuses for a refresh that no description shows. */
import assert from "node:assert/strict";
import type { AutoScaling } from "../../../engine/run/ports";
import { aFault } from "../../support/provider/a-fault";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRoll } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { createSmallAws } from "../../support/provider/small-aws";

const old = [anInstance("i-0a", 2)];

describe("a refresh that no description shows", () => {
  it("is waited for a while", async () => {
    const { aws, ports, clock } = aStageWith(createSmallAws());
    aws.disturb((call, when) => {
      if (call === "startRefresh" && when === "before" && clock.now() < 30_000)
        throw aFault("refreshInProgress", "StartInstanceRefresh");
    });
    assert.equal((await aRoll({}, ports)).error, undefined);
  });

  it("may be ours when an answer to a start was lost, and the error says so", async () => {
    const { aws, ports } = aStageWith(createSmallAws());
    let starts = 0;
    aws.disturb((call, when) => {
      if (call !== "startRefresh" || when === "after") return;
      starts += 1;
      throw aFault(starts === 1 ? "unknownOutcome" : "refreshInProgress", "StartInstanceRefresh");
    });
    await assert.rejects(aRoll({}, ports), {
      code: "StartUnknown",
      message: /a refresh may be running/,
    });
  });

  it("may be ours, too, when the run is interrupted after that", async () => {
    const { aws, ports, clock, interrupt } = aStageWith(createSmallAws());
    let starts = 0;
    aws.disturb((call, when) => {
      if (call !== "startRefresh" || when === "after") return;
      starts += 1;
      throw aFault(starts === 1 ? "unknownOutcome" : "refreshInProgress", "StartInstanceRefresh");
    });
    clock.at(8000, interrupt);
    await assert.rejects(aRoll({}, ports), { code: "StartUnknown" });
  });

  it("is ours when an answer was lost, and is to replace what was there before", async () => {
    const { aws, ports, clock } = aStageWith(createSmallAws());
    aws.disturb((call, when) => {
      if (call === "startRefresh" && when === "after")
        throw aFault("unknownOutcome", "StartInstanceRefresh");
    });
    const group = aGroup({ configuration: aConfiguration("2"), instances: old });
    const findGroup = () => Promise.resolve(group);
    const describeRefreshes: AutoScaling["describeRefreshes"] = (...given) =>
      clock.now() < 8000 ? Promise.resolve([]) : aws.describeRefreshes(...given);
    const autoScaling = { ...aws, findGroup, describeRefreshes };
    const inputs = { preferences: { skipMatching: false } };
    const { error } = await aRoll({ inputs }, { ...ports, autoScaling });
    assert.match(error?.message ?? "", /these instances were not replaced: i-0a /);
  });

  it("may be ours when AWS cannot be reached after that, and the error says so", async () => {
    const { aws, ports } = aStageWith(createSmallAws());
    let starts = 0;
    aws.disturb((call, when) => {
      if (call === "findGroup" && starts > 1)
        throw aFault("credentials", "DescribeAutoScalingGroups");
      if (call !== "startRefresh" || when === "after") return;
      starts += 1;
      throw aFault(starts === 1 ? "unknownOutcome" : "refreshInProgress", "StartInstanceRefresh");
    });
    await assert.rejects(aRoll({}, ports), {
      code: "StartUnknown",
      message: /a refresh may be running/i,
    });
  });

  it("may be ours when a group that is gone is all that AWS reports after that", async () => {
    const { aws, ports } = aStageWith(createSmallAws());
    let starts = 0;
    aws.disturb((call, when) => {
      if (call !== "startRefresh" || when === "after") return;
      starts += 1;
      throw aFault(starts === 1 ? "unknownOutcome" : "refreshInProgress", "StartInstanceRefresh");
    });
    const findGroup: AutoScaling["findGroup"] = (name) =>
      starts > 1 ? Promise.resolve(undefined) : aws.findGroup(name);
    await assert.rejects(aRoll({}, { ...ports, autoScaling: { ...aws, findGroup } }), {
      code: "GroupNotFound",
      message: /a refresh may be running/,
    });
  });

  it("ends the run after a minute", async () => {
    const { aws, ports, clock } = aStageWith(createSmallAws());
    aws.disturb((call) => {
      if (call === "startRefresh") throw aFault("refreshInProgress", "StartInstanceRefresh");
    });
    await assert.rejects(aRoll({}, ports), { code: "RefreshInProgress" });
    assert.equal(clock.now(), 60_000);
  });
});
