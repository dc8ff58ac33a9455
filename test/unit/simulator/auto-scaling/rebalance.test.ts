import assert from "node:assert/strict";
import fc from "fast-check";
import { aFleet, aNewFleet, type Fleet } from "./fleet";
import { byName } from "./hooks";

const [first, second, third] = ["us-east-1a", "us-east-1b", "us-east-1c"];
const twoZones = { AvailabilityZones: [first, second] };
const threeZones = { AvailabilityZones: [first, second, third] };

describe("a group that is out of balance", () => {
  it("launches where there are too few before it terminates where there are too many", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...twoZones });
    const seen = new Set<number>();
    for (let second = 0; second < 200; second += 1) {
      fleet.advance(1);
      seen.add(fleet.inService());
    }
    assert.deepEqual([...seen].sort(), [4, 6]);
    assert.deepEqual(spread(fleet), { [first]: 2, [second]: 2 });
  });

  it("says so in its activities", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...twoZones });
    fleet.advance(120);
    const [termination, launch] = fleet.activities() ?? [];
    const sentence =
      /^At \S+ instances were launched to balance instances in zones us-east-1b with other zones resulting in more than desired number of instances in the group\./u;
    assert.match(launch?.Cause ?? "", sentence);
    assert.match(termination?.Cause ?? "", sentence);
    assert.match(
      termination?.Cause ?? "",
      / {2}At \S+ an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 3 to 2\. {2}At \S+ instance i-\w+ was selected for termination\.$/u,
    );
  });

  it("exceeds its maximum by a tenth or one, and not more", () => {
    const fleet = aFleet({ desired: 20, group: { MaxSize: 20 } });
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...twoZones });
    let most = 0;
    for (let time = 0; time < 1000; time += 5) {
      fleet.advance(5);
      most = Math.max(most, fleet.inService());
    }
    assert.equal(most, 22);
    assert.deepEqual(spread(fleet), { [first]: 10, [second]: 10 });
  });

  it("leaves zones that are taken away", () => {
    const fleet = aFleet({ desired: 3, group: threeZones });
    fleet.call("UpdateAutoScalingGroup", { ...byName, AvailabilityZones: [third] });
    fleet.advance(300);
    assert.deepEqual(spread(fleet), { [third]: 3 });
  });

  it("is brought back into balance after terminations and moves to standby", () => {
    const fleet = aFleet({ desired: 4, group: twoZones });
    for (const { InstanceId, AvailabilityZone } of fleet.instances()) {
      if (AvailabilityZone !== second) continue;
      fleet.call("TerminateInstanceInAutoScalingGroup", {
        InstanceId,
        ShouldDecrementDesiredCapacity: true,
      });
    }
    fleet.advance(300);
    assert.deepEqual(spread(fleet), { [first]: 1, [second]: 1 });
  });

  it("stays as it is while AZRebalance is suspended, and follows when it is resumed", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.call("SuspendProcesses", { ...byName, ScalingProcesses: ["AZRebalance"] });
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...twoZones });
    fleet.advance(600);
    assert.deepEqual(spread(fleet), { [first]: 2 });
    fleet.call("ResumeProcesses", byName);
    fleet.advance(300);
    assert.deepEqual(spread(fleet), { [first]: 1, [second]: 1 });
  });

  it("stays larger than desired while Terminate is suspended", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.call("SuspendProcesses", { ...byName, ScalingProcesses: ["Terminate"] });
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...twoZones });
    fleet.advance(600);
    assert.deepEqual(spread(fleet), { [first]: 2, [second]: 1 });
    fleet.call("ResumeProcesses", byName);
    fleet.advance(300);
    assert.deepEqual(spread(fleet), { [first]: 1, [second]: 1 });
  });

  it("does not move protected instances", () => {
    const fleet = aFleet({ desired: 2, group: { NewInstancesProtectedFromScaleIn: true } });
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...twoZones });
    fleet.advance(600);
    assert.deepEqual(spread(fleet), { [first]: 2 });
  });

  it("is balanced by a refresh, which no rebalancing disturbs", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.call("SuspendProcesses", { ...byName, ScalingProcesses: ["AZRebalance"] });
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...twoZones });
    fleet.start({ MinHealthyPercentage: 50 });
    fleet.call("ResumeProcesses", byName);
    fleet.advanceUntil("Successful", () => {
      const active = fleet
        .instances()
        .filter(({ LifecycleState }) => LifecycleState !== "Terminating");
      assert.ok(active.length <= 4);
    });
    assert.deepEqual(spread(fleet), { [first]: 2, [second]: 2 });
    const causes = (fleet.activities() ?? []).map(({ Cause }) => Cause ?? "");
    assert.ok(!causes.some((cause) => cause.includes("to balance instances")));
  });

  it("comes to rest in balance, whatever its zones were before", () => {
    const zones = fc.subarray([first, second, third], { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), zones, zones, (desired, before, after) => {
        const fleet = aFleet({ desired, group: { AvailabilityZones: before } });
        fleet.call("UpdateAutoScalingGroup", { ...byName, AvailabilityZones: after });
        fleet.advance(1800);
        const counts = after.map((zone) => spread(fleet)[zone] ?? 0);
        assert.equal(
          counts.reduce((sum, count) => sum + count, 0),
          desired,
        );
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
        assert.equal(fleet.inService(), desired);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a zone in which launches fail", () => {
  it("is avoided under balanced-best-effort, until it is tried again", () => {
    const fleet = aNewFleet({ desired: 4, group: twoZones });
    fleet.injectFault({ kind: "launch", availabilityZone: second, failure: "None.", times: 2 });
    fleet.advance(60);
    assert.deepEqual(spread(fleet), { [first]: 4 });
    fleet.advance(600);
    assert.deepEqual(spread(fleet), { [first]: 2, [second]: 2 });
  });

  it("is insisted on under balanced-only", () => {
    const strategy = { CapacityDistributionStrategy: "balanced-only" } as const;
    const group = { ...twoZones, AvailabilityZoneDistribution: strategy };
    const fleet = aNewFleet({ desired: 4, group });
    fleet.injectFault({ kind: "launch", availabilityZone: second, failure: "None." });
    fleet.advance(600);
    assert.deepEqual(spread(fleet), { [first]: 2 });
  });

  it("does not make a group larger for ever", () => {
    const fleet = aNewFleet({ desired: 4, group: twoZones });
    fleet.injectFault({ kind: "launch", availabilityZone: second, failure: "None." });
    for (let time = 0; time < 7200; time += 60) {
      fleet.advance(60);
      assert.ok(fleet.inService() <= 4);
    }
    assert.deepEqual(spread(fleet), { [first]: 4 });
  });

  it("does not keep a refresh from its end", () => {
    const fleet = aFleet({ desired: 4, group: twoZones });
    fleet.injectFault({ kind: "launch", availabilityZone: second, failure: "None." });
    fleet.start();
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("2"), 4);
  });
});

/** How many instances each zone has in service. */
function spread(fleet: Fleet): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { AvailabilityZone = "", LifecycleState } of fleet.instances()) {
    if (LifecycleState !== "InService") continue;
    counts[AvailabilityZone] = (counts[AvailabilityZone] ?? 0) + 1;
  }
  return counts;
}
