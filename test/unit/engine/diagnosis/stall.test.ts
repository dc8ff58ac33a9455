/** When a refresh stands still, and what is said then. */
import assert from "node:assert/strict";
import { isStalled, renderStall } from "../../../../engine/diagnosis/stall";
import type { Snapshot } from "../../../../engine/refresh/snapshot";
import { aRefresh } from "../../../support/provider/a-refresh";

describe("isStalled", () => {
  const rows: readonly (readonly [Partial<Snapshot>, number, boolean])[] = [
    [{}, 599, false],
    [{}, 600, true],
    [{ status: "Cancelling" }, 600, true],
    [{ status: "Baking" }, 172_800, false],
    [{ preferences: { instanceWarmup: 900 } }, 1499, false],
    [{ preferences: { instanceWarmup: 900 } }, 1500, true],
    [{ preferences: { checkpointPercentages: [50] } }, 4199, false],
    [{ preferences: { checkpointPercentages: [50] } }, 4200, true],
    [{ preferences: { checkpointPercentages: [50], checkpointDelay: 60 } }, 660, true],
    [{ preferences: { checkpointDelay: 3600 } }, 600, true],
  ];
  for (const [parts, seconds, isStall] of rows) {
    it(`is ${String(isStall)} after ${seconds} s with ${JSON.stringify(parts)}`, () => {
      assert.equal(isStalled(aRefresh(parts), seconds), isStall);
    });
  }
});

describe("renderStall", () => {
  const refresh = aRefresh({ statusReason: "Waiting for instances." });

  it("tells the two most telling findings", () => {
    assert.equal(
      renderStall(refresh, 600, ["Launch is suspended", "a launch failed: no image", "third"]),
      "nothing has changed for 10 min (40% complete, 6 instances left (InProgress): Waiting for instances): Launch is suspended; a launch failed: no image",
    );
  });

  it("says that nothing was found", () => {
    assert.match(
      renderStall(refresh, 2400, []),
      /^nothing has changed for 40 min .*: nothing was found in its way$/,
    );
  });
});
