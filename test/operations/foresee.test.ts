/** What a preview finds out, without doing any of it. */
import assert from "node:assert/strict";
import type { Past } from "../../provider/core/roll-reason";
import { foresee } from "../../provider/operations/preview";
import { aFault } from "../support/provider/a-fault";
import { aStageWith } from "../support/provider/a-stage";
import { aConfiguration, aWanted } from "../support/provider/a-target";
import { createSmallAws } from "../support/provider/small-aws";

const scene = { autoScalingGroupName: "web" };
const atOne: Past = {
  settled: aWanted("1"),
  attempt: aWanted("1"),
  instanceRefreshId: "r-0",
  status: "Successful",
};

function foreseeing(past: Past) {
  const stage = aStageWith(createSmallAws());
  const inputs = { autoScalingGroupName: "web", desiredConfiguration: aConfiguration("2") };
  return { ...stage, foreseen: (ports = stage.ports) => foresee({ inputs, past, scene }, ports) };
}

describe("a preview", () => {
  it("foresees a start, and starts nothing", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    const { decision, preview, findings } = await foreseen();
    assert.deepEqual([decision.act, findings, aws.started], ["start", [], []]);
    assert.equal(
      preview.row,
      "would replace 2 of 2 instances: launch template web (lt-0web) version 1 -> 2",
    );
  });

  it("foresees what stands in the way", async () => {
    const { foreseen, ports } = foreseeing(atOne);
    const inspection = { ...ports.inspection, findImage: () => Promise.resolve(undefined) };
    const { findings } = await foreseen({ ...ports, inspection });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ["error"],
    );
  });

  it("foresees that nothing happens, and looks for no obstacles", async () => {
    const { foreseen } = foreseeing({ ...atOne, settled: aWanted("2") });
    const { decision, preview, findings } = await foreseen();
    assert.deepEqual([decision.act, preview.row, findings], ["nothing", "no refresh", []]);
  });

  it("foresees another refresh in the way, and leaves it alone", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    aws.rival("7");
    const { decision } = await foreseen();
    assert.deepEqual([decision.act, aws.calls.includes("cancelRefresh")], ["waitFor", false]);
  });

  it("does without the templates where they may not be read", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    aws.disturb((call) => {
      if (call === "resolveTemplate") throw aFault("forbidden", "DescribeLaunchTemplateVersions");
    });
    assert.equal(
      (await foreseen()).preview.lines.some((line) => line.includes("changed:")),
      false,
    );
  });

  it("does without the templates where the last roll had none", async () => {
    const past: Past = { ...atOne, settled: { target: { from: "group" }, triggers: {} } };
    assert.equal((await foreseeing(past).foreseen()).decision.act, "start");
  });

  it("lets an error pass that is no fault", async () => {
    const { foreseen, aws } = foreseeing(atOne);
    aws.disturb((call) => {
      if (call === "resolveTemplate") throw new TypeError("a bug");
    });
    await assert.rejects(() => foreseen(), TypeError);
  });
});
