import assert from "node:assert/strict";
import { withAlarm } from "./alarm";
import { aFleet, groupName } from "./fleet";

const byName = { AutoScalingGroupName: groupName };
const alarmed = { AlarmSpecification: { Alarms: ["latency"] } };

describe("a refresh whose launches fail", () => {
  it("fails after an hour without progress, and leaves the fleet mixed", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.start();
    fleet.advance(100);
    fleet.injectFault({
      kind: "launch",
      launchTemplateVersion: 2,
      failure: "We currently do not have sufficient capacity.",
    });
    fleet.advanceUntil("Failed");
    assert.equal(fleet.inService("2"), 1);
    assert.equal(fleet.inService(), 3);
    const last = fleet.activities()?.at(0);
    assert.equal(last?.StatusCode, "Failed");
    assert.equal(last.StatusMessage, "We currently do not have sufficient capacity.");
    fleet.advance(400);
    assert.equal(fleet.inService("1"), 3);
  });

  it("rolls back on the same id with auto rollback", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.injectFault({ kind: "launch", launchTemplateVersion: 2, failure: "No." });
    const id = fleet.start({ AutoRollback: true });
    fleet.advanceUntil("RollbackSuccessful");
    const { InstanceRefreshId, RollbackDetails } = fleet.refresh();
    assert.equal(InstanceRefreshId, id);
    assert.equal(RollbackDetails?.InstancesToUpdateOnRollback, 1);
    fleet.advance(60);
    assert.equal(fleet.inService("1"), 2);
  });

  it("fails in rolling back where the old configuration cannot be launched either", () => {
    const fleet = aFleet({ desired: 1 });
    fleet.injectFault({ kind: "launch", failure: "No." });
    fleet.start({ AutoRollback: true });
    fleet.advanceUntil("RollbackFailed");
  });

  it("fails although instances come and go, when none ever is healthy", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.injectFault({ kind: "launch", launchTemplateVersion: 2, unhealthyAfter: 0 });
    fleet.start({ InstanceWarmup: 300 });
    fleet.advanceUntil("Failed");
    const causes = (fleet.activities() ?? []).map(({ Cause = "" }) => Cause);
    assert.ok(
      causes.some((cause) =>
        cause.endsWith("in response to an EC2 instance status checks failure."),
      ),
    );
    assert.ok(
      causes.some((cause) =>
        cause.endsWith("in response to an unhealthy instance needing to be replaced."),
      ),
    );
  });
});

describe("a refresh whose target version is deleted", () => {
  it("does not replace again what it has deployed", () => {
    const fleet = aFleet({ desired: 3 });
    fleet.start({ MinHealthyPercentage: 0, InstanceWarmup: 300 });
    while (fleet.inService("2") < 3) fleet.advance(5);
    const launched = fleet.world.ec2.instances.size;
    fleet.template.versions.delete(2);
    fleet.advanceUntil("Successful");
    assert.deepEqual([fleet.inService("2"), fleet.world.ec2.instances.size], [3, launched]);
  });

  it("fails with what is left", () => {
    const fleet = aFleet({ desired: 3 });
    fleet.start();
    while (fleet.inService("2") < 1) fleet.advance(5);
    fleet.template.versions.delete(2);
    fleet.advanceUntil("Failed");
    assert.equal(fleet.inService("2"), 1);
  });
});

describe("alarms", () => {
  it("must be OK at the start", () => {
    const fleet = withAlarm(aFleet(), "ALARM");
    assert.throws(() => fleet.start(alarmed), { name: "AwsError", code: "ValidationError" });
    assert.throws(() => withAlarm(fleet, "INSUFFICIENT_DATA").start(alarmed), {
      code: "ValidationError",
    });
  });

  it("may be ten, and no more", () => {
    const names = Array.from({ length: 11 }, (_, index) => `alarm-${index}`);
    const fleet = aFleet();
    for (const name of names) withAlarm(fleet, "OK", name);
    assert.throws(() => fleet.start({ AlarmSpecification: { Alarms: names } }), {
      code: "ValidationError",
    });
    fleet.start({ AlarmSpecification: { Alarms: names.slice(1) } });
  });

  it("fail the refresh, or turn it back", () => {
    const failing = withAlarm(aFleet({ desired: 3 }), "OK");
    failing.start(alarmed);
    failing.injectFault({ kind: "alarm", alarmName: "latency", state: "ALARM", after: 100 });
    failing.advance(115);
    assert.equal(failing.refresh().Status, "Failed");
    const turning = withAlarm(aFleet({ desired: 3 }), "OK");
    turning.start({ ...alarmed, AutoRollback: true, BakeTime: 600 });
    turning.advanceUntil("Baking");
    turning.injectFault({ kind: "alarm", alarmName: "latency", state: "ALARM", after: 60 });
    turning.advanceUntil("RollbackSuccessful");
    assert.equal(turning.inService("1"), 3);
  });

  it("pause the refresh while they have no data", () => {
    const fleet = withAlarm(aFleet({ desired: 3 }), "OK");
    fleet.start(alarmed);
    fleet.advance(20);
    withAlarm(fleet, "INSUFFICIENT_DATA");
    fleet.advance(1200);
    assert.equal(fleet.inService("2"), 1);
    withAlarm(fleet, "OK");
    fleet.advanceUntil("Successful");
  });
});

describe("suspended processes", () => {
  it("pause a refresh, and resuming lets it go on", () => {
    for (const ScalingProcesses of [["InstanceRefresh"], ["Launch"], ["Terminate"]]) {
      const fleet = aFleet({ desired: 3 });
      fleet.call("SuspendProcesses", { ...byName, ScalingProcesses });
      fleet.start();
      fleet.advance(1200);
      assert.equal(fleet.inService("1"), 3);
      fleet.call("ResumeProcesses", { ...byName, ScalingProcesses });
      fleet.advanceUntil("Successful");
    }
  });
});

describe("time", () => {
  it("ends every refresh after 14 days", () => {
    const fleet = aFleet({ desired: 20 });
    const percentages = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
    fleet.start({ CheckpointPercentages: percentages, CheckpointDelay: 172_800 });
    fleet.advance(13 * 86_400);
    assert.equal(fleet.refresh().Status, "InProgress");
    fleet.advance(1.1 * 86_400);
    assert.equal(fleet.refresh().Status, "Failed");
  });

  it("is counted anew for the way back", () => {
    const fleet = aFleet({ desired: 20 });
    const percentages = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
    const paused = { CheckpointPercentages: percentages, CheckpointDelay: 172_800 };
    fleet.start({ ...paused, AutoRollback: true });
    fleet.advance(13.9 * 86_400);
    fleet.advanceUntil("RollbackSuccessful");
    assert.equal(fleet.inService("1"), 20);
  });

  it("begins again when the target moves, and what was ready is outdated", () => {
    const fleet = aFleet({ desired: 10 });
    fleet.start({ InstanceWarmup: 900 }, "$Latest");
    while (fleet.inService("2") < 6) fleet.advance(60);
    fleet.addVersion();
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("3"), 10);
  });

  it("does not run out during a warm-up longer than an hour", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.start({ InstanceWarmup: 5400 });
    fleet.advanceUntil("Successful");
  });
});
