import assert from "node:assert/strict";
import { withAlarm } from "./alarm";
import { aFleet, groupName, type Fleet } from "./fleet";
import { aWarmFleet, warmIds } from "./pool";

const byName = { AutoScalingGroupName: groupName };
const launchFirst = { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 };

describe("a refresh that launches first, and whose launches are refused", () => {
  for (const { desired, max, times, most } of [
    { desired: 4, max: 150, times: 2, most: 6 },
    { desired: 4, max: 150, times: 1, most: 6 },
    { desired: 10, max: 110, times: 3, most: 11 },
    { desired: 6, max: 150, times: 3, most: 9 },
  ]) {
    it(`keeps ${desired} at ${max} % to ${most} instances after ${times} refusals`, () => {
      const fleet = aRefusedFleet(desired, times);
      fleet.start({ MinHealthyPercentage: 100, MaxHealthyPercentage: max });
      let seen = 0;
      fleet.advanceUntil("Successful", () => {
        seen = Math.max(seen, activeOf(fleet));
      });
      assert.equal(seen, most);
    });
  }
});

describe("what a refresh has not begun", () => {
  for (const [way, Status, act] of [
    ["a cancellation", "Cancelled", "CancelInstanceRefresh"],
    ["a rollback", "RollbackSuccessful", "RollbackInstanceRefresh"],
  ] as const) {
    for (const wait of [11, 13, 20, 120]) {
      it(`is given up by ${way} after ${wait} seconds: the untouched instances stay`, () => {
        const fleet = aRefusedFleet(4);
        const before = idsOf(fleet);
        fleet.start(launchFirst);
        fleet.advance(wait);
        fleet.call(act, byName);
        fleet.advanceUntil(Status);
        fleet.advance(300);
        assert.deepEqual(idsOf(fleet), before);
      });
    }
  }

  for (const [Status, AutoRollback] of [
    ["Failed", false],
    ["RollbackSuccessful", true],
  ] as const) {
    it(`is given up when an alarm ends the refresh as ${Status}`, () => {
      const fleet = withAlarm(aRefusedFleet(4), "OK");
      const before = idsOf(fleet);
      fleet.start({ ...launchFirst, AutoRollback, AlarmSpecification: { Alarms: ["latency"] } });
      fleet.advance(15);
      withAlarm(fleet, "ALARM");
      fleet.advanceUntil(Status);
      fleet.advance(300);
      assert.deepEqual(idsOf(fleet), before);
    });
  }

  it("is not launched in the old configuration, to be terminated again", () => {
    const fleet = aFleet({ desired: 2 });
    const launched = fleet.world.ec2.instances.size;
    fleet.start({ MinHealthyPercentage: 100, MaxHealthyPercentage: 200 });
    advanceUntilOrdered(fleet);
    fleet.call("CancelInstanceRefresh", byName);
    fleet.advanceUntil("Cancelled");
    fleet.advance(300);
    assert.equal(fleet.world.ec2.instances.size, launched);
  });

  it("is given up for the warm pool as well", () => {
    const fleet = aWarmFleet(0, { MinSize: 3, MaxGroupPreparedCapacity: 0 });
    const before = warmIds(fleet);
    fleet.injectFault({ kind: "launch", launchTemplateVersion: 2, failure: "No." });
    fleet.start(launchFirst);
    fleet.advance(60);
    fleet.call("RollbackInstanceRefresh", byName);
    fleet.advanceUntil("RollbackSuccessful");
    fleet.advance(300);
    assert.deepEqual(warmIds(fleet), before);
  });
});

/** A settled group; EC2 refuses launches of version 2, every one or so many. */
function aRefusedFleet(desired: number, times = Infinity): Fleet {
  const fleet = aFleet({ desired });
  fleet.injectFault({ kind: "launch", launchTemplateVersion: 2, failure: "No capacity.", times });
  return fleet;
}

function idsOf(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ InstanceId }) => InstanceId);
}

/** In service, or on the way there. */
function activeOf(fleet: Fleet): number {
  return fleet
    .instances()
    .filter(({ LifecycleState = "" }) => /^(?:InService|Pending)/u.test(LifecycleState)).length;
}

/** Launches are ordered two seconds before they begin. */
function advanceUntilOrdered(fleet: Fleet): void {
  const [group] = fleet.world.autoScaling.groups.values();
  for (let seconds = 0; group?.orders.size === 0; seconds += 1) {
    assert.ok(seconds < 60, "nothing ordered");
    fleet.advance(1);
  }
}
