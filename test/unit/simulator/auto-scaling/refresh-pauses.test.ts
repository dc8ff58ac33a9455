import assert from "node:assert/strict";
import { aFleet, groupName, type Fleet } from "./fleet";

describe("checkpoints", () => {
  it("land on their percentages: 2, 2, 1 of ten for [20, 50] at 80 percent, and the rest stays", () => {
    const fleet = aFleet({ desired: 10 });
    fleet.start({
      MinHealthyPercentage: 80,
      CheckpointPercentages: [20, 50],
      CheckpointDelay: 900,
    });
    const batches: number[] = [];
    let before = 0;
    fleet.advanceUntil("Successful", () => {
      const launched = launchesOf(fleet, "2");
      if (launched > before) batches.push(launched - before);
      before = launched;
    });
    assert.deepEqual(batches, [2, 2, 1]);
    assert.deepEqual([fleet.inService("1"), fleet.inService("2")], [5, 5]);
    assert.equal(fleet.group().LaunchTemplate?.Version, "2");
  });

  it("pause for the delay, and announce themselves with strings", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.start({ CheckpointPercentages: [50, 100], CheckpointDelay: 3000 });
    fleet.advance(1500);
    const { PercentageComplete, InstancesToUpdate, Status } = fleet.refresh();
    assert.deepEqual([Status, PercentageComplete, InstancesToUpdate], ["InProgress", 50, 2]);
    const reached = eventsOf(fleet, "Checkpoint Reached");
    assert.deepEqual(reached, [{ CheckpointPercentage: "50", CheckpointDelay: "3000" }]);
    fleet.advanceUntil("Successful");
    assert.equal(eventsOf(fleet, "Checkpoint Reached").length, 1);
  });

  it("are skipped when a higher one is reached at the same time", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.start({ CheckpointPercentages: [10, 40, 100], CheckpointDelay: 60 });
    fleet.advanceUntil("Successful");
    assert.deepEqual(eventsOf(fleet, "Checkpoint Reached"), [
      { CheckpointPercentage: "40", CheckpointDelay: "60" },
    ]);
  });
});

describe("a scale-out", () => {
  it("takes a refresh back behind a checkpoint, which is then reached again", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.start({ CheckpointPercentages: [50, 100], CheckpointDelay: 600 });
    while (eventsOf(fleet, "Checkpoint Reached").length === 0) fleet.advance(5);
    fleet.call("SetDesiredCapacity", { AutoScalingGroupName: groupName, DesiredCapacity: 12 });
    fleet.advanceUntil("Successful");
    const reached = { CheckpointPercentage: "50", CheckpointDelay: "600" };
    assert.deepEqual(eventsOf(fleet, "Checkpoint Reached"), [reached, reached]);
    assert.equal(fleet.inService("2"), 12);
  });

  it("lets a checkpoint be that is still behind", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.start({ CheckpointPercentages: [25, 100], CheckpointDelay: 600 });
    fleet.advanceUntil("InProgress");
    while (fleet.inService("2") < 3) fleet.advance(5);
    fleet.call("SetDesiredCapacity", { AutoScalingGroupName: groupName, DesiredCapacity: 5 });
    fleet.advanceUntil("Successful");
    assert.equal(eventsOf(fleet, "Checkpoint Reached").length, 1);
  });
});

describe("baking", () => {
  it("counts down in its reason, after everything is replaced", () => {
    const fleet = aFleet();
    fleet.start({ BakeTime: 120 });
    fleet.advanceUntil("Baking");
    const left = /There are (?<left>\d+) seconds left\.$/u.exec(fleet.refresh().StatusReason ?? "")
      ?.groups?.["left"];
    assert.ok(Number(left) <= 119 && Number(left) > 105, left);
    fleet.advance(130);
    assert.equal(fleet.refresh().Status, "Successful");
  });
});

/** The instances that were launched from a template version so far. */
function launchesOf(fleet: Fleet, version: string): number {
  const all = [...fleet.world.ec2.instances.values()];
  return all.filter(({ launchTemplate }) => String(launchTemplate?.versionNumber) === version)
    .length;
}

/** What the events of a kind said beyond group and refresh. */
function eventsOf(fleet: Fleet, kind: string): readonly object[] {
  return fleet.world.autoScaling.events
    .filter((event) => event["detail-type"] === `EC2 Auto Scaling Instance Refresh ${kind}`)
    .map(({ detail }) => {
      const { InstanceRefreshId: _id, AutoScalingGroupName: _name, ...rest } = detail;
      return rest;
    });
}
