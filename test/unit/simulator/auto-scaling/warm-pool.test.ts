import assert from "node:assert/strict";
import type { AutoScalingInstancesType } from "@aws-sdk/client-auto-scaling";
import { terminateInstance } from "../../../../simulator/model/ec2/instances";
import { aFleet, aNewFleet, groupName, type Fleet } from "./fleet";
import { aWarmFleet, warm, warmIds } from "./pool";

const byName = { AutoScalingGroupName: groupName };

describe("a warm pool", () => {
  for (const [PoolState, ec2] of [
    ["Stopped", "stopped"],
    ["Running", "running"],
    ["Hibernated", "stopped"],
  ] as const) {
    it(`keeps instances ${PoolState}`, () => {
      const fleet = aFleet({ desired: 1 });
      fleet.call("PutWarmPool", { ...byName, MinSize: 2, MaxGroupPreparedCapacity: 1, PoolState });
      fleet.advance(4);
      assert.deepEqual(warm(fleet), ["Warmed:Pending", "Warmed:Pending"]);
      fleet.advance(30);
      assert.deepEqual(warm(fleet), [`Warmed:${PoolState}`, `Warmed:${PoolState}`]);
      const [id = ""] = warmIds(fleet);
      assert.equal(fleet.world.ec2.instances.get(id)?.state, ec2);
      assert.match(
        fleet.activities()?.[0]?.Description ?? "",
        /^Launching a new EC2 instance into warm pool: i-/u,
      );
    });
  }

  it("makes group and pool together as many as are to be prepared", () => {
    const fleet = aWarmFleet(1, { MaxGroupPreparedCapacity: 4 });
    assert.equal(warm(fleet).length, 3);
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 3 });
    fleet.advance(60);
    assert.deepEqual([fleet.inService(), warm(fleet).length], [3, 1]);
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 2 });
    fleet.advance(120);
    assert.deepEqual([fleet.inService(), warm(fleet).length], [2, 2]);
  });

  it("goes up to the group's maximum without a number of its own", () => {
    const fleet = aWarmFleet(1, { MaxGroupPreparedCapacity: 4 });
    fleet.call("UpdateAutoScalingGroup", { ...byName, MaxSize: 6 });
    fleet.call("PutWarmPool", { ...byName, MaxGroupPreparedCapacity: -1 });
    fleet.advance(60);
    assert.equal(warm(fleet).length, 5);
  });

  it("is what a scale-out takes from", () => {
    const fleet = aWarmFleet(1, { MinSize: 1, MaxGroupPreparedCapacity: 0 });
    const [id] = warmIds(fleet);
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 2 });
    fleet.advance(30);
    assert.equal(fleet.instances()[1]?.InstanceId, id);
    assert.ok(
      fleet
        .activities()
        ?.some(
          ({ Description }) =>
            Description === `Launching a new EC2 instance from warm pool: ${id ?? ""}`,
        ),
    );
  });

  it("holds its instances for launch hooks before they wait, and again before they serve", () => {
    const fleet = aFleet({ desired: 0 });
    fleet.call("PutLifecycleHook", {
      ...byName,
      LifecycleHookName: "ready",
      LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    });
    fleet.call("PutWarmPool", { ...byName, MinSize: 1, MaxGroupPreparedCapacity: 0 });
    fleet.advance(60);
    assert.deepEqual(warm(fleet), ["Warmed:Pending:Wait"]);
    assert.equal(lastEvent(fleet).detail["Destination"], "WarmPool");
    const InstanceId = warmIds(fleet)[0];
    const action = { ...byName, LifecycleHookName: "ready", InstanceId };
    fleet.call("CompleteLifecycleAction", { ...action, LifecycleActionResult: "CONTINUE" });
    fleet.advance(5);
    assert.deepEqual(warm(fleet), ["Warmed:Stopped"]);
    fleet.call("PutWarmPool", { ...byName, MinSize: 0 });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 1 });
    fleet.advance(60);
    assert.equal(fleet.instances().length + warm(fleet).length, 1);
  });

  it("replaces what somebody has terminated", () => {
    const fleet = aWarmFleet(1, { MinSize: 1, MaxGroupPreparedCapacity: 0 });
    const [id = ""] = warmIds(fleet);
    terminateInstance(fleet.world, id, fleet.now());
    fleet.advance(200);
    assert.deepEqual([warm(fleet).length, warmIds(fleet).includes(id)], [1, false]);
  });

  it("is part of DescribeAutoScalingInstances, but not of the group's instances", () => {
    const fleet = aWarmFleet(1, { MinSize: 1, MaxGroupPreparedCapacity: 0 });
    const { AutoScalingInstances = [] } = fleet.call<AutoScalingInstancesType>(
      "DescribeAutoScalingInstances",
      {},
    );
    assert.deepEqual(
      AutoScalingInstances.map(({ LifecycleState }) => LifecycleState),
      ["InService", "Warmed:Stopped"],
    );
    assert.equal(fleet.instances().length, 1);
    const { WarmPoolSize, WarmPoolConfiguration } = fleet.group();
    assert.deepEqual([WarmPoolSize, WarmPoolConfiguration?.MinSize], [1, 1]);
  });

  it("is deleted by force while it has instances", () => {
    const fleet = aWarmFleet(1, { MinSize: 2, MaxGroupPreparedCapacity: 0 });
    assert.throws(() => fleet.call("DeleteWarmPool", byName), { code: "ResourceInUse" });
    fleet.call("DeleteWarmPool", { ...byName, ForceDelete: true });
    assert.equal(fleet.group().WarmPoolConfiguration?.Status, "PendingDelete");
    fleet.advance(120);
    assert.equal(fleet.group().WarmPoolConfiguration, undefined);
    assert.throws(() => fleet.call("DeleteWarmPool", byName), { code: "ValidationError" });
  });

  it("goes with its group", () => {
    const fleet = aWarmFleet(1, { MinSize: 2, MaxGroupPreparedCapacity: 0 });
    fleet.call("DeleteAutoScalingGroup", { ...byName, ForceDelete: true });
    fleet.advance(120);
    assert.equal(fleet.world.autoScaling.groups.size, 0);
    assert.equal(fleet.world.autoScaling.memberships.size, 0);
  });

  it("tries a launch that failed again", () => {
    const fleet = aNewFleet({ desired: 0 });
    fleet.injectFault({ kind: "launch", failure: "No capacity.", times: 2 });
    fleet.call("PutWarmPool", { ...byName, MinSize: 1, MaxGroupPreparedCapacity: 0 });
    fleet.advance(120);
    assert.deepEqual(warm(fleet), ["Warmed:Stopped"]);
  });
});

function lastEvent(fleet: Fleet): { readonly detail: Readonly<Record<string, unknown>> } {
  const event = fleet.world.autoScaling.events.at(-1);
  if (!event) throw new Error("no event");
  return event;
}
