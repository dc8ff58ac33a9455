import assert from "node:assert/strict";
import fc from "fast-check";
import { aNewFleet, groupName, type Fleet } from "./fleet";
import { addTargetGroup, attach } from "./target-group";

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
    fleet.misfortune({ kind: "launch", launchTemplateVersion: 2, failure: "No.", times: 1 });
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

  const refused: readonly (readonly [string, (fleet: Fleet) => void])[] = [
    [
      "with a target group",
      (fleet) => {
        attach(fleet, addTargetGroup(fleet));
      },
    ],
    [
      "with a warm pool",
      (fleet) => {
        fleet.call("PutWarmPool", { ...byName, MinSize: 1 });
      },
    ],
  ];
  for (const [what, prepare] of refused) {
    it(`is refused ${what}`, () => {
      const fleet = aFleetOfImages(1);
      prepare(fleet);
      assert.throws(
        () => {
          start(fleet);
        },
        { code: "ValidationError" },
      );
    });
  }

  it("is refused without a type that is in use", () => {
    const fleet = aFleetOfImages(1);
    assert.throws(
      () => {
        start(fleet, {}, "t3.large");
      },
      { message: /t3\.micro is in use/u },
    );
  });

  it("lets no warm pool be added", () => {
    const fleet = aFleetOfImages(1);
    start(fleet);
    assert.throws(() => fleet.call("PutWarmPool", { ...byName, MinSize: 1 }), {
      code: "ValidationError",
    });
  });
});

/** A settled fleet with a policy whose override names the first image. */
function aFleetOfImages(desired: number): Fleet {
  const fleet = aNewFleet({ desired: 0 });
  const [first = ""] = imageIds(fleet);
  fleet.call("UpdateAutoScalingGroup", {
    ...byName,
    ...policyOf(fleet, "1", first),
    DesiredCapacity: desired,
  });
  fleet.advance(300);
  return fleet;
}

function policyOf(fleet: Fleet, Version: string, ImageId: string, InstanceType = "t3.micro") {
  const { launchTemplateId: LaunchTemplateId } = fleet.template;
  const LaunchTemplateSpecification = { LaunchTemplateId, Version };
  const Overrides = [{ InstanceType, ImageId }];
  return { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification, Overrides } } };
}

/** Starts a refresh to the second image. */
function start(fleet: Fleet, Preferences: object = {}, type?: string): void {
  fleet.call("StartInstanceRefresh", {
    ...byName,
    Strategy: "ReplaceRootVolume",
    DesiredConfiguration: policyOf(fleet, "2", imageIds(fleet)[1] ?? "", type),
    Preferences,
  });
}

function complete(fleet: Fleet, LifecycleHookName: string): void {
  const InstanceId = ids(fleet)[0];
  const LifecycleActionResult = "CONTINUE";
  const action = { ...byName, LifecycleHookName, InstanceId, LifecycleActionResult };
  fleet.call("CompleteLifecycleAction", action);
}

function imageIds(fleet: Fleet): readonly string[] {
  return [...fleet.world.ec2.images.values()]
    .filter(({ architecture }) => architecture === "x86_64")
    .map(({ imageId }) => imageId);
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
