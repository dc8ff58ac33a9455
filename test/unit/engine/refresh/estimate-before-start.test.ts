/** Which of many refreshes starts first. */
import assert from "node:assert/strict";
import type { Preferences } from "../../../../engine/inputs/inputs";
import { startPriority } from "../../../../engine/refresh/estimate";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

describe("the priority of a start", () => {
  const expected = (old: number, preferences: Preferences = {}): number | undefined => {
    const instances = Array.from({ length: old }, (_, index) => anInstance(`i-${index}`, 1));
    const group = aGroup({ instances, desiredCapacity: old });
    return startPriority(group, aTarget(2), { preferences, skipMatching: true })?.expectedSeconds;
  };

  it("is the order of arrival for refreshes of less than half an hour", () => {
    assert.equal(expected(3), 0);
    assert.equal(expected(2, { instanceWarmup: 600 }), 0);
  });

  it("grows with the expected duration, in half hours", () => {
    assert.equal(expected(2, { instanceWarmup: 900 }), 1800);
    assert.equal(expected(2, { instanceWarmup: 900, bakeTime: 3600 }), 5400);
    assert.equal(expected(40, { minHealthyPercentage: 97, instanceWarmup: 30 }), 3600);
  });

  it("is undefined if the fleet is unknown", () => {
    const options = { preferences: {}, skipMatching: true };
    assert.equal(startPriority(undefined, aTarget(2), options), undefined);
  });
});
