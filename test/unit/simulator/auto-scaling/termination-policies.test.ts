import assert from "node:assert/strict";
import { aFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

describe("a termination policy", () => {
  const kept: readonly (readonly [string, readonly string[]])[] = [
    ["OldestInstance", ["2", "1"]],
    ["NewestInstance", ["1", "2"]],
    ["OldestLaunchTemplate", ["2", "1"]],
    ["OldestLaunchConfiguration", ["2", "1"]],
    ["ClosestToNextInstanceHour", ["2", "1"]],
    ["AllocationStrategy", ["2", "1"]],
    ["Default", ["2", "1"]],
  ];
  for (const [policy, versions] of kept) {
    it(`${policy} keeps versions ${versions.join(" and ")}`, () => {
      const fleet = aMixture([policy]);
      scale(fleet, 2);
      assert.deepEqual(versionsOf(fleet), versions);
    });
  }

  it("that goes by the hour takes what has used most of it", () => {
    const fleet = aFleet({ group: { TerminationPolicies: ["ClosestToNextInstanceHour"] } });
    const [first] = fleet.instances();
    fleet.advance(3000);
    scale(fleet, 2);
    fleet.advance(600);
    // The first one has begun its second hour; the other is well into its first.
    scale(fleet, 1);
    assert.equal(fleet.instances()[0]?.InstanceId, first?.InstanceId);
  });

  it("is asked when the one before it has no preference", () => {
    const fleet = aMixture(["OldestLaunchTemplate", "NewestInstance"]);
    scale(fleet, 2);
    assert.deepEqual(versionsOf(fleet), ["1", "2"]);
  });

  it("takes launch configurations before launch templates, and of those the oldest", () => {
    const fleet = aFleet({ desired: 0 });
    const ImageId = fleet.template.versions.get(1)?.data.ImageId;
    for (const name of ["first", "second"]) {
      fleet.call("CreateLaunchConfiguration", {
        LaunchConfigurationName: name,
        ImageId,
        InstanceType: "t3.nano",
      });
    }
    const { launchTemplateId: LaunchTemplateId } = fleet.template;
    for (const [DesiredCapacity, source] of [
      [1, { LaunchConfigurationName: "second" }],
      [2, { LaunchConfigurationName: "first" }],
      [3, { LaunchTemplate: { LaunchTemplateId, Version: "1" } }],
    ] as const) {
      fleet.call("UpdateAutoScalingGroup", { ...byName, ...source, DesiredCapacity });
      fleet.advance(60);
    }
    scale(fleet, 2);
    assert.deepEqual(configurations(fleet), ["second", undefined]);
    scale(fleet, 1);
    assert.deepEqual(configurations(fleet), [undefined]);
  });

  it("that goes by the allocation strategy takes types of the lowest priority", () => {
    const fleet = aFleet({ desired: 0, group: { TerminationPolicies: ["AllocationStrategy"] } });
    deploy(fleet, ["t3.nano", "t3.micro"], {});
    scale(fleet, 2);
    deploy(fleet, ["t3.micro", "t3.nano"], {});
    scale(fleet, 3);
    scale(fleet, 1);
    const types = fleet.instances().map(({ InstanceType }) => InstanceType);
    assert.deepEqual(types, ["t3.micro"]);
  });
});

describe("a scale-in of a mixed instances group", () => {
  it("keeps the shares of on-demand and spot", () => {
    const fleet = aFleet({ desired: 0 });
    deploy(fleet, ["t3.nano"], { OnDemandPercentageAboveBaseCapacity: 50 });
    scale(fleet, 8);
    scale(fleet, 4);
    const [spot, onDemand] = [true, false].map(
      (isSpot) =>
        [...(fleet.world.autoScaling.groups.get(groupName)?.members.values() ?? [])].filter(
          (member) => member.spot === isSpot,
        ).length,
    );
    assert.deepEqual([spot, onDemand], [2, 2]);
  });
});

/** Three instances, launched in this order: version 1, version 2, version 1 again, which is the group's own. */
function aMixture(TerminationPolicies: string[]): Fleet {
  const fleet = aFleet({ desired: 1, group: { TerminationPolicies } });
  for (const [DesiredCapacity, Version] of [
    [2, "2"],
    [3, "1"],
  ] as const) {
    const { launchTemplateId: LaunchTemplateId } = fleet.template;
    const LaunchTemplate = { LaunchTemplateId, Version };
    fleet.call("UpdateAutoScalingGroup", { ...byName, LaunchTemplate, DesiredCapacity });
    fleet.advance(60);
  }
  return fleet;
}

function deploy(fleet: Fleet, types: readonly string[], InstancesDistribution: object): void {
  const { launchTemplateId: LaunchTemplateId } = fleet.template;
  fleet.call("UpdateAutoScalingGroup", {
    ...byName,
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId, Version: "1" },
        Overrides: types.map((InstanceType) => ({ InstanceType })),
      },
      InstancesDistribution,
    },
  });
}

function scale(fleet: Fleet, DesiredCapacity: number): void {
  fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity });
  fleet.advance(60);
}

function versionsOf(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LaunchTemplate }) => LaunchTemplate?.Version);
}

function configurations(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LaunchConfigurationName }) => LaunchConfigurationName);
}
