import assert from "node:assert/strict";
import type { DetachInstancesAnswer } from "@aws-sdk/client-auto-scaling";
import { runInstance } from "../../../../simulator/model/ec2/instances";
import { aFleet, groupName, type Fleet } from "./fleet";
import { addTargetGroup, attach, healthOf } from "./target-group";

const byName = { AutoScalingGroupName: groupName };

describe("attaching instances", () => {
  it("makes them members, and the desired capacity grows", () => {
    const fleet = aFleet({ desired: 1 });
    const InstanceIds = [anInstance(fleet)];
    fleet.call("AttachInstances", { ...byName, InstanceIds });
    assert.deepEqual(states(fleet), ["InService", "Pending"]);
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["InService", "InService"]);
    assert.equal(fleet.group().DesiredCapacity, 2);
    assert.match(
      fleet.activities()?.[0]?.Cause ?? "",
      /was attached in response to a user request, increasing the capacity from 1 to 2\.$/u,
    );
  });

  it("brings something that a refresh replaces", () => {
    const fleet = aFleet({ desired: 1 });
    fleet.call("AttachInstances", { ...byName, InstanceIds: [anInstance(fleet)] });
    fleet.advance(300);
    fleet.start({ SkipMatching: true }, "1");
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("1"), 2);
  });

  const refused: readonly (readonly [string, (fleet: Fleet) => string])[] = [
    ["an instance that is not there", () => "i-00000000000000000"],
    ["a member", (fleet) => fleet.instances()[0]?.InstanceId ?? ""],
    ["an instance of another zone", (fleet) => anInstance(fleet, "us-east-1b")],
  ];
  for (const [what, idOf] of refused) {
    it(`is refused for ${what}`, () => {
      const fleet = aFleet({ desired: 1 });
      const InstanceIds = [idOf(fleet)];
      assert.throws(() => fleet.call("AttachInstances", { ...byName, InstanceIds }), {
        code: "ValidationError",
      });
    });
  }

  it("is refused beyond the maximum", () => {
    const fleet = aFleet({ desired: 1, group: { MaxSize: 1 } });
    const InstanceIds = [anInstance(fleet)];
    assert.throws(() => fleet.call("AttachInstances", { ...byName, InstanceIds }), {
      message: /max size of 1/u,
    });
  });
});

describe("detaching instances", () => {
  for (const [decrement, desired] of [
    [true, 1],
    [false, 2],
  ] as const) {
    it(`leaves them running, and ${desired} in the group`, () => {
      const fleet = aFleet({ desired: 2 });
      const [InstanceId = ""] = ids(fleet);
      const { Activities = [] } = detach(fleet, InstanceId, decrement);
      assert.equal(Activities[0]?.Description, `Detaching EC2 instance: ${InstanceId}`);
      assert.deepEqual(states(fleet), ["Detaching", "InService"]);
      fleet.advance(60);
      assert.equal(fleet.inService(), desired);
      assert.ok(!ids(fleet).includes(InstanceId));
      const instance = fleet.world.ec2.instances.get(InstanceId);
      assert.equal(instance?.state, "running");
      assert.equal(instance.tags["aws:autoscaling:groupName"], undefined);
    });
  }

  it("waits for their targets to drain", () => {
    const fleet = aFleet({ desired: 1 });
    const targetGroup = addTargetGroup(fleet);
    attach(fleet, targetGroup);
    detach(fleet, ids(fleet)[0] ?? "", true);
    fleet.advance(290);
    assert.deepEqual(healthOf(fleet, targetGroup), ["draining"]);
    fleet.advance(20);
    assert.deepEqual(ids(fleet), []);
  });

  it("is refused below the minimum", () => {
    const fleet = aFleet({ desired: 1, group: { MinSize: 1 } });
    assert.throws(() => detach(fleet, ids(fleet)[0] ?? "", true), { message: /min size of 1/u });
  });
});

function anInstance(fleet: Fleet, availabilityZone = "us-east-1a"): string {
  const [image] = fleet.world.ec2.images.keys();
  const { instanceId } = runInstance(fleet.world, {
    now: fleet.now(),
    imageId: image ?? "",
    instanceType: "t3.nano",
    availabilityZone,
  });
  fleet.advance(10);
  return instanceId;
}

function detach(
  fleet: Fleet,
  instanceId: string,
  ShouldDecrementDesiredCapacity: boolean,
): DetachInstancesAnswer {
  const InstanceIds = [instanceId];
  return fleet.call("DetachInstances", { ...byName, InstanceIds, ShouldDecrementDesiredCapacity });
}

function ids(fleet: Fleet): readonly string[] {
  return fleet.instances().map(({ InstanceId = "" }) => InstanceId);
}

function states(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LifecycleState }) => LifecycleState);
}
