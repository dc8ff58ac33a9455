import assert from "node:assert/strict";
import fc from "fast-check";
import { groupName, type Fleet } from "./fleet";
import { aFleetOfImages, imageIds, start } from "./image-fleet";

const byName = { AutoScalingGroupName: groupName };
const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";

describe("a refresh that replaces root volumes", () => {
  it("gives the same instances another image, within the minimum", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 100 }), (size, min) => {
        const fleet = aFleetOfImages(size);
        const before = ids(fleet);
        start(fleet, { MinHealthyPercentage: min });
        const floor = Math.min(Math.ceil((size * min) / 100), size - 1);
        fleet.advanceUntil("Successful", () => {
          assert.ok(fleet.inService() >= floor, `${fleet.inService()} under ${floor}`);
        });
        assert.deepEqual(ids(fleet), before);
        assert.deepEqual(images(fleet), [imageIds(fleet)[1]]);
        assert.deepEqual(toldImages(fleet), images(fleet));
        assert.equal(fleet.inService("2"), size);
      }),
      { numRuns: 30 },
    );
  });

  it("takes each through the states of a replacement", () => {
    const fleet = aFleetOfImages(1);
    start(fleet);
    const seen: string[] = [];
    const statuses = new Set<string | undefined>();
    for (let second = 0; second < 90; second += 1) {
      fleet.advance(1);
      const { LifecycleState = "" } = fleet.instances()[0] ?? {};
      if (seen.at(-1) !== LifecycleState) seen.push(LifecycleState);
      statuses.add(fleet.activities()?.[0]?.StatusCode);
    }
    assert.deepEqual(seen, [
      "InService",
      "ReplacingRootVolume",
      "RootVolumeReplaced",
      "Pending",
      "InService",
    ]);
    assert.ok(statuses.has("InPlaceUpdateInProgress"));
    assert.ok(statuses.has("WaitingForInPlaceUpdateToFinalize"));
    assert.equal(fleet.refresh().Strategy, "ReplaceRootVolume");
  });

  it("calls termination hooks before, and launch hooks after", () => {
    const fleet = aFleetOfImages(1);
    const put = (LifecycleHookName: string, LifecycleTransition: string): unknown =>
      fleet.call("PutLifecycleHook", { ...byName, LifecycleHookName, LifecycleTransition });
    put("before", terminating);
    put("after", launching);
    start(fleet);
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["ReplacingRootVolume:Wait"]);
    assert.equal(fleet.world.autoScaling.events.at(-1)?.detail["Action"], "ReplaceRootVolume");
    complete(fleet, "before");
    assert.deepEqual(states(fleet), ["ReplacingRootVolume:Proceed"]);
    fleet.advance(90);
    assert.deepEqual(states(fleet), ["Pending:Wait"]);
    complete(fleet, "after");
    fleet.advanceUntil("Successful");
  });

  it("skips instances that have the image already", () => {
    const fleet = aFleetOfImages(2);
    start(fleet);
    fleet.advanceUntil("Successful");
    const activities = fleet.activities()?.length;
    start(fleet, { SkipMatching: true });
    fleet.advanceUntil("Successful");
    assert.equal(fleet.activities()?.length, activities);
  });

  it("terminates and launches where a replacement fails", () => {
    const fleet = aFleetOfImages(1);
    const before = ids(fleet);
    fleet.injectFault({ kind: "launch", launchTemplateVersion: 2, failure: "No.", times: 1 });
    start(fleet);
    fleet.advanceUntil("Successful");
    assert.notDeepEqual(ids(fleet), before);
    assert.equal(fleet.inService("2"), 1);
  });

  it("goes back in place", () => {
    const fleet = aFleetOfImages(2);
    const before = ids(fleet);
    start(fleet, { BakeTime: 3600 });
    fleet.advanceUntil("Baking");
    fleet.call("RollbackInstanceRefresh", byName);
    fleet.advanceUntil("RollbackSuccessful");
    assert.deepEqual(ids(fleet), before);
    assert.deepEqual(images(fleet), [imageIds(fleet)[0]]);
  });

  it("terminates and launches, in vain, where the template version is gone", () => {
    const fleet = aFleetOfImages(2);
    start(fleet, { BakeTime: 600 });
    fleet.advanceUntil("Baking");
    fleet.template.versions.delete(1);
    fleet.call("RollbackInstanceRefresh", byName);
    fleet.advanceUntil("RollbackFailed");
  });
});

function complete(fleet: Fleet, LifecycleHookName: string): void {
  const InstanceId = ids(fleet)[0];
  const LifecycleActionResult = "CONTINUE";
  const action = { ...byName, LifecycleHookName, InstanceId, LifecycleActionResult };
  fleet.call("CompleteLifecycleAction", action);
}

/** The images that EC2 runs for the members. */
function images(fleet: Fleet): readonly (string | undefined)[] {
  return [...new Set(ids(fleet).map((id) => fleet.world.ec2.instances.get(id)?.imageId))];
}

/** The images that the group tells of its instances. */
function toldImages(fleet: Fleet): readonly (string | undefined)[] {
  return [...new Set(fleet.instances().map(({ ImageId }) => ImageId))];
}

function ids(fleet: Fleet): readonly string[] {
  return fleet.instances().map(({ InstanceId = "" }) => InstanceId);
}

function states(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LifecycleState }) => LifecycleState);
}
