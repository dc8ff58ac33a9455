import assert from "node:assert/strict";
import { aFleet, aNewFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };
const twoZones = { AvailabilityZones: ["us-east-1a", "us-east-1b"] };

describe("the capacity of a group", () => {
  it("is reached about nine seconds after it was asked for, and in service five seconds later", () => {
    const fleet = aNewFleet({ desired: 0 });
    fleet.advance(11);
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 2 });
    fleet.advance(9);
    assert.equal(fleet.instances().length, 0);
    fleet.advance(4);
    assert.deepEqual(states(fleet), ["Pending", "Pending"]);
    fleet.advance(4);
    assert.deepEqual(states(fleet), ["InService", "InService"]);
  });

  it("shrinks by the oldest of the fullest zone, and says why", () => {
    const fleet = aFleet({ desired: 3, group: twoZones });
    const full = fleet
      .instances()
      .filter(({ AvailabilityZone }) => AvailabilityZone === "us-east-1a");
    assert.equal(full.length, 2);
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 2 });
    fleet.advance(60);
    const gone = full.find(
      ({ InstanceId }) => !fleet.instances().some((one) => one.InstanceId === InstanceId),
    );
    assert.equal(gone, full[0]);
    assert.match(
      fleet.activities()?.[0]?.Cause ?? "",
      /^At \S+ a user request explicitly set group desired capacity changing the desired capacity from 3 to 2\. {2}At \S+ an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 3 to 2\. {2}At \S+ instance i-\w+ was selected for termination\.$/u,
    );
  });

  it("ends at the limit of the account, where EC2 refuses one launch for all that are missing", () => {
    const fleet = aFleet({ desired: 1, group: { MaxSize: 2 ** 31 - 1 } });
    const { instances } = fleet.world.ec2;
    const [one] = instances.values();
    assert.ok(one);
    while (instances.size < 100_000) instances.set(`i-${instances.size}`, one);
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 2 ** 31 - 1 });
    fleet.advance(15);
    const [refused, ...before] = fleet.activities() ?? [];
    assert.equal(before.length, 1);
    assert.match(refused?.StatusMessage ?? "", /^You have requested more instances \(100001\)/u);
  });

  it("never takes a protected instance", () => {
    const fleet = aFleet({ desired: 2, group: { NewInstancesProtectedFromScaleIn: true } });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 0 });
    fleet.advance(120);
    assert.equal(fleet.inService(), 2);
  });

  it("is spread over the zones", () => {
    const fleet = aFleet({ desired: 7, group: twoZones });
    const inFirst = fleet
      .instances()
      .filter(({ AvailabilityZone }) => AvailabilityZone === "us-east-1a").length;
    assert.equal(inFirst, 4);
  });

  it("stays in balance through a refresh", () => {
    const fleet = aFleet({ desired: 6, group: twoZones });
    fleet.start({ MinHealthyPercentage: 50 });
    fleet.advanceUntil("Successful");
    const inFirst = fleet
      .instances()
      .filter(({ AvailabilityZone }) => AvailabilityZone === "us-east-1a").length;
    assert.equal(inFirst, 3);
  });

  it("refuses what is outside its bounds", () => {
    const fleet = aFleet({ group: { MinSize: 1, MaxSize: 4 } });
    assert.throws(() => fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 5 }), {
      message: "New SetDesiredCapacity value 5 is above max value 4 for the AutoScalingGroup.",
    });
    assert.throws(() => fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 0 }), {
      message: "New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.",
    });
  });

  it("stays as it is while Launch is suspended", () => {
    const fleet = aFleet({ desired: 1 });
    fleet.call("SuspendProcesses", { ...byName, ScalingProcesses: ["Launch"] });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 3 });
    fleet.advance(600);
    assert.equal(fleet.inService(), 1);
    fleet.call("ResumeProcesses", byName);
    fleet.advance(30);
    assert.equal(fleet.inService(), 3);
  });
});

function states(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LifecycleState }) => LifecycleState);
}
