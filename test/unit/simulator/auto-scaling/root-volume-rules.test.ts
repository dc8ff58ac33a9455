import assert from "node:assert/strict";
import { runInstance } from "../../../../simulator/model/ec2/instances";
import { groupName, type Fleet } from "./fleet";
import { aFleetOfImages, imageIds, start } from "./image-fleet";
import { addTargetGroup, attach } from "./target-group";

const byName = { AutoScalingGroupName: groupName };

describe("a refresh that replaces root volumes", () => {
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

  it("lets no instance be attached whose type is not in the policy", () => {
    const fleet = aFleetOfImages(1);
    start(fleet);
    const join = (type: string): unknown =>
      fleet.call("AttachInstances", { ...byName, InstanceIds: [anInstance(fleet, type)] });
    assert.throws(() => join("t3.large"), { code: "ValidationError" });
    join("t3.micro");
    fleet.advanceUntil("Successful");
    join("t3.large");
    assert.equal(fleet.instances().length, 3);
  });

  it("lets no warm pool be added", () => {
    const fleet = aFleetOfImages(1);
    start(fleet);
    assert.throws(() => fleet.call("PutWarmPool", { ...byName, MinSize: 1 }), {
      code: "ValidationError",
    });
  });
});

/** An instance that belongs to no group. */
function anInstance(fleet: Fleet, instanceType: string): string {
  const { instanceId } = runInstance(fleet.world, {
    now: fleet.now(),
    imageId: imageIds(fleet)[0] ?? "",
    instanceType,
    availabilityZone: "us-east-1a",
  });
  fleet.advance(10);
  return instanceId;
}
