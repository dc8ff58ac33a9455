import assert from "node:assert/strict";
import { aFleet, groupName } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

describe("a cancellation", () => {
  it("waits for launches and terminations, and leaves the fleet as it is", () => {
    const fleet = aFleet({ desired: 3 });
    fleet.start();
    fleet.advance(10);
    fleet.call("CancelInstanceRefresh", byName);
    assert.equal(fleet.refresh().Status, "Cancelling");
    fleet.advanceUntil("Cancelled");
    assert.ok(fleet.instances().every(({ LifecycleState }) => LifecycleState === "InService"));
    assert.deepEqual([fleet.inService("1"), fleet.inService("2")], [2, 1]);
    assert.equal(fleet.refresh().StatusReason, "Cancelled due to user request.");
    assert.equal(fleet.group().LaunchTemplate?.Version, "1");
  });

  it("gives the surplus of a refresh that launches first back", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.start({ MinHealthyPercentage: 100, MaxHealthyPercentage: 200, InstanceWarmup: 3000 });
    fleet.advance(60);
    assert.equal(fleet.inService(), 4);
    fleet.call("CancelInstanceRefresh", { ...byName, WaitForTransitioningInstances: false });
    fleet.advance(120);
    assert.equal(fleet.refresh().Status, "Cancelled");
    assert.equal(fleet.inService(), 2);
  });

  it("is possible while Pending, and in a rollback", () => {
    const pending = aFleet();
    pending.start();
    pending.call("CancelInstanceRefresh", byName);
    pending.advance(15);
    assert.deepEqual(
      [pending.refresh().Status, pending.refresh().StartTime],
      ["Cancelled", undefined],
    );
    const turning = aFleet({ desired: 2 });
    turning.start({ BakeTime: 600 });
    turning.advanceUntil("Baking");
    turning.call("RollbackInstanceRefresh", byName);
    turning.advance(30);
    turning.call("CancelInstanceRefresh", byName);
    turning.advanceUntil("Cancelled");
  });
});

describe("a rollback", () => {
  it("replaces only what the refresh has deployed", () => {
    const fleet = aFleet({ desired: 4 });
    const before = new Set(fleet.instances().map(({ InstanceId }) => InstanceId));
    fleet.start();
    fleet.advance(200);
    assert.equal(fleet.inService("2"), 2);
    fleet.call("RollbackInstanceRefresh", byName);
    fleet.advanceUntil("RollbackSuccessful");
    const kept = fleet.instances().filter(({ InstanceId }) => before.has(InstanceId));
    assert.equal(kept.length, 2);
    assert.equal(fleet.inService("1"), 4);
  });

  it("may be tried although the group's own template version is gone, and fails", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.start({ BakeTime: 600 });
    fleet.advanceUntil("Baking");
    fleet.template.versions.delete(1);
    fleet.call("RollbackInstanceRefresh", byName);
    fleet.advanceUntil("RollbackFailed");
  });

  it("is refused without a desired configuration, and for a group on $Latest", () => {
    const fleet = aFleet();
    fleet.call("StartInstanceRefresh", byName);
    fleet.advance(10);
    assert.throws(() => fleet.call("RollbackInstanceRefresh", byName), {
      code: "IrreversibleInstanceRefresh",
    });
    const moving = aFleet();
    moving.call("UpdateAutoScalingGroup", {
      ...byName,
      LaunchTemplate: { LaunchTemplateId: moving.template.launchTemplateId, Version: "$Latest" },
    });
    assert.throws(() => moving.start({ AutoRollback: true }), { code: "ValidationError" });
  });
});

describe("a competing refresh", () => {
  it("starts at its time, and blocks another one", () => {
    const fleet = aFleet();
    fleet.injectFault({
      kind: "competingRefresh",
      autoScalingGroupName: groupName,
      after: 30,
      launchTemplateVersion: "2",
    });
    fleet.advance(31);
    assert.equal(fleet.refresh().Status, "Pending");
    assert.throws(() => fleet.start(), { code: "InstanceRefreshInProgress" });
  });

  it("cancels one that has come as far as its percentage, and starts when that has ended", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.injectFault({
      kind: "competingRefresh",
      autoScalingGroupName: groupName,
      percentage: 50,
      launchTemplateVersion: "1",
    });
    fleet.start();
    const ours = fleet.refresh().InstanceRefreshId;
    fleet.advanceUntil("Cancelling");
    assert.equal(fleet.refresh().PercentageComplete, 50);
    fleet.advanceUntil("InProgress");
    assert.notEqual(fleet.refresh().InstanceRefreshId, ours);
    fleet.advanceUntil("Successful");
    assert.deepEqual([fleet.inService("1"), fleet.inService("2")], [4, 0]);
  });
});
