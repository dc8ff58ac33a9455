import assert from "node:assert/strict";
import { aFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

describe("protected and standby instances", () => {
  it("are waited for by default, after everything else, for an hour", () => {
    const fleet = aFleet({ desired: 3 });
    const [held] = protect(fleet, 1);
    fleet.start();
    fleet.advance(900);
    const { Status, PercentageComplete, InstancesToUpdate, StatusReason } = fleet.refresh();
    assert.deepEqual([Status, PercentageComplete, InstancesToUpdate], ["InProgress", 66, 1]);
    assert.equal(
      StatusReason,
      `Waiting for remaining instances to be available. For example: ${held} is protected. Remove instance scale-in protection to continue.`,
    );
    fleet.advance(3600);
    assert.equal(fleet.refresh().Status, "Failed");
    assert.equal(fleet.group().LaunchTemplate?.Version, "1");
  });

  it("are replaced once the protection is gone", () => {
    const fleet = aFleet({ desired: 1 });
    const InstanceIds = protect(fleet, 1);
    fleet.start();
    fleet.advance(1800);
    fleet.call("SetInstanceProtection", { ...byName, InstanceIds, ProtectedFromScaleIn: false });
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("2"), 1);
  });

  it("are replaced with Refresh, and left alone with Ignore", () => {
    const refreshed = aFleet({ desired: 2 });
    protect(refreshed, 2);
    refreshed.start({ ScaleInProtectedInstances: "Refresh" });
    refreshed.advanceUntil("Successful");
    assert.equal(refreshed.inService("2"), 2);
    const ignored = aFleet({ desired: 2 });
    protect(ignored, 1);
    ignored.start({ ScaleInProtectedInstances: "Ignore" });
    ignored.advanceUntil("Successful");
    assert.deepEqual([ignored.inService("1"), ignored.inService("2")], [1, 1]);
  });

  it("leave standby to be terminated, ignored or waited for", () => {
    const outcome = (
      StandbyInstances?: "Terminate" | "Ignore",
    ): readonly [string | undefined, number] => {
      const fleet = aFleet({ desired: 2 });
      const [first] = fleet.instances();
      fleet.call("EnterStandby", {
        ...byName,
        InstanceIds: [first?.InstanceId],
        ShouldDecrementDesiredCapacity: true,
      });
      fleet.advance(10);
      fleet.start(StandbyInstances && { StandbyInstances });
      fleet.advance(1200);
      const standby = fleet
        .instances()
        .filter(({ LifecycleState }) => LifecycleState === "Standby").length;
      return [fleet.refresh().Status, standby];
    };
    assert.deepEqual(outcome("Terminate"), ["Successful", 0]);
    assert.deepEqual(outcome("Ignore"), ["Successful", 1]);
    assert.deepEqual(outcome(), ["InProgress", 1]);
  });
});

/** Protects the first so many instances; gives their ids. */
function protect(fleet: Fleet, count: number): readonly string[] {
  const InstanceIds = fleet
    .instances()
    .slice(0, count)
    .map(({ InstanceId = "" }) => InstanceId);
  fleet.call("SetInstanceProtection", { ...byName, InstanceIds, ProtectedFromScaleIn: true });
  return InstanceIds;
}
