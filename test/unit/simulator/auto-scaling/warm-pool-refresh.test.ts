import assert from "node:assert/strict";
import { withAlarm } from "./alarm";
import { groupName, type Fleet } from "./fleet";
import { aWarmFleet, warm, warmIds, warmVersions } from "./pool";

const byName = { AutoScalingGroupName: groupName };

describe("a refresh of a group with a warm pool", () => {
  it("replaces what is in service first, and shows how far both are", () => {
    const fleet = aWarmFleet(1, { MinSize: 2, MaxGroupPreparedCapacity: 0 });
    fleet.start();
    const seen = new Set<number>();
    fleet.advanceUntil("Successful", () => {
      const { PercentageComplete, ProgressDetails: details } = fleet.refresh();
      seen.add(PercentageComplete ?? 0);
      const live = details?.LivePoolProgress?.PercentageComplete ?? 0;
      if (live < 100) assert.equal(details?.WarmPoolProgress?.PercentageComplete ?? 0, 0);
    });
    for (const published of [0, 33, 50, 100]) assert.ok(seen.has(published), `${published}`);
    assert.deepEqual(warmVersions(fleet), ["2", "2"]);
    assert.equal(fleet.inService("2"), 1);
  });

  it("brings the pool back on a rollback", () => {
    const fleet = aWarmFleet(1, { MinSize: 1, MaxGroupPreparedCapacity: 0 });
    fleet.start({ BakeTime: 3600 });
    fleet.advanceUntil("Baking");
    assert.deepEqual(warmVersions(fleet), ["2"]);
    fleet.call("RollbackInstanceRefresh", byName);
    fleet.advanceUntil("RollbackSuccessful");
    assert.deepEqual(warmVersions(fleet), ["1"]);
    assert.equal(fleet.refresh().PercentageComplete, 0);
  });

  it("leaves alone what matches", () => {
    const fleet = aWarmFleet(1, { MinSize: 1, MaxGroupPreparedCapacity: 0 });
    const before = warmIds(fleet);
    fleet.start({ SkipMatching: true }, "1");
    fleet.advanceUntil("Successful");
    assert.deepEqual(warmIds(fleet), before);
  });
});

describe("the part of a refresh that is about the warm pool", () => {
  it("pauses while its process is suspended, and its hour stands", () => {
    const fleet = aFleetInItsPool();
    fleet.call("SuspendProcesses", { ...byName, ScalingProcesses: ["InstanceRefresh"] });
    fleet.advance(60);
    const before = warmVersions(fleet);
    fleet.advance(7200);
    assert.equal(fleet.refresh().Status, "InProgress");
    assert.match(fleet.refresh().StatusReason ?? "", /InstanceRefresh/u);
    assert.deepEqual(warmVersions(fleet), before);
    assert.ok(before.includes("1"));
    fleet.call("ResumeProcesses", { ...byName, ScalingProcesses: ["InstanceRefresh"] });
    fleet.advanceUntil("Successful");
    assert.deepEqual(warmVersions(fleet), ["2", "2", "2"]);
  });

  it("pauses while an alarm has no data", () => {
    const fleet = aFleetInItsPool({ AlarmSpecification: { Alarms: ["latency"] } });
    withAlarm(fleet, "INSUFFICIENT_DATA");
    fleet.advance(60);
    const before = warmVersions(fleet);
    fleet.advance(1200);
    assert.deepEqual(warmVersions(fleet), before);
    assert.ok(before.includes("1"));
    withAlarm(fleet, "OK");
    fleet.advanceUntil("Successful");
  });

  it("is waited for by a cancellation", () => {
    const fleet = aFleetInItsPool();
    fleet.call("CancelInstanceRefresh", byName);
    fleet.advance(10);
    assert.equal(fleet.refresh().Status, "Cancelling");
    fleet.advanceUntil("Cancelled");
    assert.ok(
      warm(fleet).every((state) => state === "Warmed:Stopped"),
      warm(fleet).join(),
    );
  });
});

/** A fleet whose refresh has begun to replace the first of three warm instances. */
function aFleetInItsPool(preferences: object = {}): Fleet {
  const fleet = withAlarm(aWarmFleet(1, { MinSize: 3, MaxGroupPreparedCapacity: 0 }), "OK");
  fleet.start(preferences);
  for (let seconds = 0; !warm(fleet).some((state) => state?.includes("Terminat")); seconds += 1) {
    assert.ok(seconds < 1000, "the pool is not replaced");
    fleet.advance(1);
  }
  return fleet;
}
