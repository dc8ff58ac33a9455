import assert from "node:assert/strict";
import { aFleet, aNewFleet, groupName, type Fleet } from "./fleet";

describe("an instance refresh", () => {
  it("is Pending for five to ten seconds, without start time and progress", () => {
    const fleet = aFleet({ desired: 2 });
    const began = fleet.now();
    fleet.start();
    const { StartTime, PercentageComplete, InstancesToUpdate } = fleet.refresh();
    assert.deepEqual(
      [StartTime, PercentageComplete, InstancesToUpdate],
      [undefined, undefined, undefined],
    );
    fleet.advanceUntil("InProgress");
    const seconds = (fleet.now() - began) / 1000;
    assert.ok(seconds >= 5 && seconds <= 10, String(seconds));
  });

  it("gives the group the desired configuration only when it has succeeded", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.start({ BakeTime: 60 });
    fleet.advanceUntil("Successful", () => {
      const done = fleet.refresh().Status === "Successful";
      assert.equal(fleet.group().LaunchTemplate?.Version, done ? "2" : "1");
    });
    assert.equal(fleet.inService("2"), 2);
  });

  it("succeeds at once where nothing is to be replaced", () => {
    const fleet = aFleet({ desired: 0 });
    fleet.start();
    fleet.advance(10);
    const { Status, StartTime, EndTime, PercentageComplete, InstancesToUpdate } = fleet.refresh();
    assert.deepEqual([Status, PercentageComplete, InstancesToUpdate], ["Successful", 100, 0]);
    assert.deepEqual(StartTime, EndTime);
  });

  it("succeeds at once where skip matching finds everything up to date", () => {
    const fleet = aFleet({ desired: 3 });
    const before = fleet.instances();
    fleet.start({ SkipMatching: true }, "1");
    fleet.advance(10);
    assert.equal(fleet.refresh().Status, "Successful");
    assert.deepEqual(fleet.instances(), before);
  });

  it("leaves with skip matching what matches, and replaces the rest", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.start({ CheckpointPercentages: [50] });
    fleet.advanceUntil("Successful");
    const matching = fleet
      .instances()
      .filter(({ LaunchTemplate }) => LaunchTemplate?.Version === "2");
    fleet.start({ SkipMatching: true });
    fleet.advance(10);
    assert.deepEqual(
      [fleet.refresh().PercentageComplete, fleet.refresh().InstancesToUpdate],
      [0, 2],
    );
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("2"), 4);
    assert.ok(
      matching.every((one) =>
        fleet.instances().some(({ InstanceId }) => InstanceId === one.InstanceId),
      ),
    );
  });

  it("replaces everything without skip matching, also what matches", () => {
    const fleet = aFleet({ desired: 2 });
    const before = fleet.instances().map(({ InstanceId }) => InstanceId);
    fleet.start({}, "1");
    fleet.advanceUntil("Successful");
    assert.ok(fleet.instances().every(({ InstanceId }) => !before.includes(InstanceId)));
  });

  it("waits for the warm-up of each batch, counted from InService, and says so", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.start({ InstanceWarmup: 600 });
    fleet.advance(300);
    const { PercentageComplete, InstancesToUpdate, StatusReason } = fleet.refresh();
    assert.deepEqual([PercentageComplete, InstancesToUpdate], [25, 1]);
    assert.match(
      StatusReason ?? "",
      /^Waiting for instances to warm up before continuing. For example: i-\w+ is warming up\.$/u,
    );
    const seen = new Set<number | undefined>();
    fleet.advanceUntil("Successful", () => seen.add(fleet.refresh().PercentageComplete));
    assert.deepEqual([...seen], [25, 50, 75, 100]);
  });

  it("takes the warm-up from the group: default instance warm-up, else grace period", () => {
    const warmupOf = (group: object): number | undefined => {
      const fleet = aFleet({ group });
      fleet.start();
      return fleet.refresh().Preferences?.InstanceWarmup;
    };
    assert.equal(warmupOf({}), 0);
    assert.equal(warmupOf({ HealthCheckGracePeriod: 90 }), 90);
    assert.equal(warmupOf({ HealthCheckGracePeriod: 90, DefaultInstanceWarmup: 0 }), 0);
    assert.equal(warmupOf({ HealthCheckGracePeriod: 90, DefaultInstanceWarmup: -1 }), 90);
  });

  it("takes the healthy percentages from the group's maintenance policy", () => {
    const policy = { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 };
    const fleet = aFleet({ desired: 4, group: { InstanceMaintenancePolicy: policy } });
    fleet.start();
    fleet.advance(20);
    assert.equal(fleet.inService("1"), 4);
    assert.equal(fleet.instances().length, 6);
    assert.equal(fleet.refresh().Preferences?.MinHealthyPercentage, 100);
  });

  it("takes the maximum from there too when only the minimum is given", () => {
    const policy = { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 };
    const fleet = aFleet({ desired: 4, group: { InstanceMaintenancePolicy: policy } });
    fleet.start({ MinHealthyPercentage: 75 });
    const { MinHealthyPercentage, MaxHealthyPercentage } = fleet.refresh().Preferences ?? {};
    assert.deepEqual([MinHealthyPercentage, MaxHealthyPercentage], [75, 150]);
    fleet.advance(20);
    assert.equal(fleet.instances().length, 6);
  });

  it("echoes what was given, and four preferences always", () => {
    const fleet = aFleet();
    fleet.start({ ScaleInProtectedInstances: "Ignore", BakeTime: 0, AutoRollback: true });
    assert.deepEqual(fleet.refresh().Preferences, {
      MinHealthyPercentage: 90,
      InstanceWarmup: 0,
      SkipMatching: false,
      AutoRollback: true,
      AlarmSpecification: {},
      ScaleInProtectedInstances: "Ignore",
      BakeTime: 0,
    });
  });

  it("replaces again what a new $Latest has made outdated", () => {
    const fleet = aFleet({ desired: 4 });
    fleet.start({}, "$Latest");
    fleet.advance(200);
    assert.ok(fleet.inService("2") > 0);
    fleet.addVersion({ UserData: "bmV3" });
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("3"), 4);
    assert.equal(fleet.group().LaunchTemplate?.Version, "$Latest");
  });

  it("launches the desired configuration for scale-out too, and does not replace it again", () => {
    const fleet = aFleet({ desired: 2 });
    fleet.start({ InstanceWarmup: 300 });
    fleet.advance(60);
    fleet.call("SetDesiredCapacity", { AutoScalingGroupName: groupName, DesiredCapacity: 4 });
    fleet.advance(20);
    assert.equal(fleet.inService("2"), 3);
    fleet.advanceUntil("Successful");
    assert.equal(launchesOf(fleet, "2"), 4);
  });

  it("has less to do after a scale-in", () => {
    const fleet = aFleet({ desired: 6 });
    fleet.start();
    fleet.advance(60);
    fleet.call("SetDesiredCapacity", { AutoScalingGroupName: groupName, DesiredCapacity: 2 });
    fleet.advanceUntil("Successful");
    assert.equal(fleet.inService("2"), 2);
    assert.equal(fleet.inService(), 2);
  });

  it("waits until young instances have data about their health", () => {
    const fleet = aNewFleet({ desired: 1 });
    fleet.advance(20);
    fleet.start();
    fleet.advance(30);
    assert.match(
      fleet.refresh().StatusReason ?? "",
      /has insufficient data to evaluate its health with Amazon EC2\.$/u,
    );
    assert.equal(fleet.inService("1"), 1);
    fleet.advanceUntil("Successful");
  });
});

/** The instances that were launched from a template version so far. */
function launchesOf(fleet: Fleet, version: string): number {
  const all = [...fleet.world.ec2.instances.values()];
  return all.filter(({ launchTemplate }) => String(launchTemplate?.versionNumber) === version)
    .length;
}
