/** Starts that AWS refuses for a refresh that no description shows. */
import assert from "node:assert/strict";
import { aFault } from "../support/provider/a-fault";
import { aRoll } from "../support/provider/a-roll";
import { aStageWith } from "../support/provider/a-stage";
import { createSmallAws } from "../support/provider/small-aws";

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

  it("ends the run after a minute", async () => {
    const { aws, ports, clock } = aStageWith(createSmallAws());
    aws.disturb((call) => {
      if (call === "startRefresh") throw aFault("refreshInProgress", "StartInstanceRefresh");
    });
    await assert.rejects(aRoll({}, ports), { code: "RefreshInProgress" });
    assert.equal(clock.now(), 60_000);
  });
});
