import assert from "node:assert/strict";
import type { DescribeInstanceRefreshesAnswer } from "@aws-sdk/client-auto-scaling";
import { aFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

describe("deleting a group", () => {
  it("is refused while it has instances", () => {
    const fleet = aFleet();
    assert.throws(() => fleet.call("DeleteAutoScalingGroup", byName), {
      code: "ResourceInUse",
      message:
        "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.",
    });
  });

  it("is possible by force: sizes are zero at once, instances go later, even protected ones", () => {
    const fleet = aFleet({ desired: 2, group: { NewInstancesProtectedFromScaleIn: true } });
    fleet.call("DeleteAutoScalingGroup", { ...byName, ForceDelete: true });
    const { MinSize, MaxSize, DesiredCapacity, Status } = fleet.group();
    assert.deepEqual([MinSize, MaxSize, DesiredCapacity, Status], [0, 0, 0, "Delete in progress"]);
    assert.deepEqual(states(fleet), ["InService", "InService"]);
    fleet.advance(10);
    assert.deepEqual(states(fleet), ["Terminating", "Terminating"]);
    fleet.advance(60);
    assert.throws(() => fleet.group());
    assert.equal(fleet.world.autoScaling.memberships.size, 0);
  });
});

describe("updating a group", () => {
  const blocked = {
    code: "ValidationError",
    message:
      "An active instance refresh with a desired configuration exists. All configuration options derived from the desired configuration are not available for update while the instance refresh is active.",
  };

  it("cannot change what a refresh deploys, but may name what it has", () => {
    const fleet = aFleet({ desired: 2 });
    const change = (Version: string) => ({
      ...byName,
      LaunchTemplate: { LaunchTemplateId: fleet.template.launchTemplateId, Version },
    });
    fleet.start();
    assert.throws(() => fleet.call("UpdateAutoScalingGroup", change("2")), blocked);
    fleet.call("UpdateAutoScalingGroup", change("1"));
    fleet.call("UpdateAutoScalingGroup", { ...byName, MaxSize: 50 });
    fleet.advanceUntil("Successful");
    fleet.call("UpdateAutoScalingGroup", change("1"));
  });

  it("is picked up by a refresh without a desired configuration", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.call("StartInstanceRefresh", byName);
    fleet.advance(60);
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      LaunchTemplate: { LaunchTemplateId: fleet.template.launchTemplateId, Version: "2" },
    });
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("2"), 2);
  });
});

describe("mixed instances", () => {
  const policy = (fleet: Fleet, Version: string, Overrides: readonly object[]) => ({
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: fleet.template.launchTemplateId, Version },
      Overrides,
    },
  });

  it("launch the first type that EC2 takes, and are replaced when their type is not wanted any more", () => {
    const fleet = aFleet({ desired: 2 });
    const types = ["t4g.micro", "t3.micro"].map((InstanceType) => ({ InstanceType }));
    const start = (Overrides: readonly object[]) => {
      fleet.call("StartInstanceRefresh", {
        ...byName,
        DesiredConfiguration: { MixedInstancesPolicy: policy(fleet, "1", Overrides) },
        Preferences: { SkipMatching: true },
      });
      fleet.advanceUntil("Successful");
    };
    start(types);
    assert.deepEqual(
      fleet.instances().map(({ InstanceType }) => InstanceType),
      ["t3.micro", "t3.micro"],
    );
    assert.equal(fleet.group().LaunchTemplate, undefined);
    const before = fleet.instances();
    start([...types, { InstanceType: "m5.large" }]);
    assert.deepEqual(fleet.instances(), before);
  });

  it("count by their weights", () => {
    const fleet = aFleet({ desired: 0 });
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      DesiredCapacity: 8,
      MixedInstancesPolicy: policy(fleet, "1", [
        { InstanceType: "m5.large", WeightedCapacity: "4" },
      ]),
    });
    fleet.advance(300);
    assert.equal(fleet.inService(), 2);
    fleet.call("StartInstanceRefresh", { ...byName, Preferences: { MinHealthyPercentage: 50 } });
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService(), 2);
  });
});

describe("a launch configuration", () => {
  it("can be left for a launch template by a refresh", () => {
    const fleet = aFleet({ desired: 0 });
    const LaunchConfigurationName = "old";
    const ImageId = fleet.template.versions.get(1)?.data.ImageId;
    fleet.call("CreateLaunchConfiguration", {
      LaunchConfigurationName,
      ImageId,
      InstanceType: "t2.micro",
    });
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      LaunchConfigurationName,
      DesiredCapacity: 2,
    });
    fleet.advance(300);
    assert.deepEqual(
      fleet.instances().map((one) => [one.LaunchConfigurationName, one.LaunchTemplate]),
      [
        ["old", undefined],
        ["old", undefined],
      ],
    );
    assert.throws(() => fleet.call("DeleteLaunchConfiguration", { LaunchConfigurationName }), {
      code: "ResourceInUse",
    });
    fleet.start({ SkipMatching: true });
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("2"), 2);
    assert.equal(fleet.group().LaunchConfigurationName, undefined);
    fleet.call("DeleteLaunchConfiguration", { LaunchConfigurationName });
  });
});

describe("history", () => {
  it("is kept for six weeks", () => {
    const fleet = aFleet();
    fleet.start();
    fleet.advanceUntil("Successful");
    fleet.advance(41 * 86_400);
    assert.equal(refreshes(fleet), 1);
    fleet.advance(86_400 + 600);
    assert.equal(refreshes(fleet), 0);
    assert.deepEqual(fleet.activities(), []);
  });
});

function states(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LifecycleState }) => LifecycleState);
}

function refreshes(fleet: Fleet): number | undefined {
  return fleet.call<DescribeInstanceRefreshesAnswer>("DescribeInstanceRefreshes", byName)
    .InstanceRefreshes?.length;
}
