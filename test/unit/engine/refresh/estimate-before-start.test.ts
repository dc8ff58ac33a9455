/** Which of many refreshes is to begin first. */
import assert from "node:assert/strict";
import type { Preferences } from "../../../../engine/inputs/inputs";
import { startDelaySeconds } from "../../../../engine/refresh/estimate";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

describe("the turn of a refresh that is to begin", () => {
  const turn = (old: number, preferences: Preferences = {}): number | undefined => {
    const instances = Array.from({ length: old }, (_, index) => anInstance(`i-${index}`, 1));
    const group = aGroup({ instances, desiredCapacity: old });
    return startDelaySeconds(group, aTarget(2), { preferences, skipMatching: true });
  };

  it("is as it came, where it takes less than half an hour", () => {
    assert.equal(turn(3), 0);
    assert.equal(turn(2, { instanceWarmup: 600 }), 0);
  });

  it("is the earlier the longer it takes, in half hours", () => {
    assert.equal(turn(2, { instanceWarmup: 900 }), -1800);
    assert.equal(turn(2, { instanceWarmup: 900, bakeTime: 3600 }), -5400);
    assert.equal(turn(40, { minHealthyPercentage: 97, instanceWarmup: 30 }), -3600);
  });

  it("is before all others where the fleet is not known", () => {
    const options = { preferences: {}, skipMatching: true };
    assert.equal(startDelaySeconds(undefined, aTarget(2), options), undefined);
  });
});
