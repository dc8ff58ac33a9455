import assert from "node:assert/strict";
import { aFleet, groupName } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

describe("the settings of a group", () => {
  const policy = (min: number | undefined, max: number | undefined): object => ({
    InstanceMaintenancePolicy: { MinHealthyPercentage: min, MaxHealthyPercentage: max },
  });
  const refused: readonly (readonly [string, object, string])[] = [
    ["a maintenance policy without a maximum", policy(90, undefined), "ValidationError"],
    ["a maintenance policy without a minimum", policy(undefined, 110), "ValidationError"],
    ["a maximum below 100", policy(50, 99), "ValidationError"],
    ["a spread of more than 100", policy(50, 151), "ValidationError"],
    ["a termination policy that is none", { TerminationPolicies: ["Youngest"] }, "ValidationError"],
    ["a Lambda function", { TerminationPolicies: ["arn:aws:lambda:x"] }, "NotImplemented"],
    ["a load balancer that is not there", { LoadBalancerNames: ["classic"] }, "ValidationError"],
  ];
  for (const [what, group, code] of refused) {
    it(`do not include ${what}`, () => {
      assert.throws(() => aFleet({ group }), { code });
    });
  }

  it("give a refresh its percentages by the maintenance policy, until that is taken away", () => {
    const fleet = aFleet({ desired: 2, group: policy(100, 150) });
    fleet.start();
    assert.equal(fleet.refresh().Preferences?.MaxHealthyPercentage, 150);
    fleet.advanceUntil("Successful");
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...policy(-1, -1) });
    assert.equal(fleet.group().InstanceMaintenancePolicy, undefined);
    fleet.start();
    assert.equal(fleet.refresh().Preferences?.MinHealthyPercentage, 90);
  });
});
