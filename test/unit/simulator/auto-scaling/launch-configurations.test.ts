import assert from "node:assert/strict";
import type {
  CreateLaunchConfigurationType,
  LaunchConfiguration,
  LaunchConfigurationsType,
} from "@aws-sdk/client-auto-scaling";
import { removeImage } from "../../../../simulator/model/ec2/image-lookup";
import { runInstance, terminateInstance } from "../../../../simulator/model/ec2/instances";
import { aFleet, groupName, type Fleet } from "./fleet";

const byName = { LaunchConfigurationName: "old" };

describe("a launch configuration", () => {
  it("takes from an instance what the request does not name, and leaves its tags and volumes", () => {
    const fleet = aFleet();
    const instance = anInstance(fleet);
    create(fleet, { InstanceId: instance, InstanceType: "t3.small" });
    const { ImageId, InstanceType, KeyName, UserData, BlockDeviceMappings, InstanceMonitoring } =
      described(fleet);
    assert.deepEqual(
      [ImageId, InstanceType, KeyName, UserData, BlockDeviceMappings, InstanceMonitoring],
      [imageOf(fleet), "t3.small", "key", "aGVsbG8=", [], { Enabled: false }],
    );
  });

  const image = "ami-00000000000000000";
  for (const [what, request, message] of [
    [
      "neither an instance nor image and type",
      { ImageId: image },
      "Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.",
    ],
    [
      "an image that does not exist",
      { ImageId: image, InstanceType: "t3.nano" },
      `AMI ${image} is invalid: The image id '[${image}]' does not exist`,
    ],
    ["an instance that does not exist", { InstanceId: "i-0123" }, /i-0123/u],
  ] as const) {
    it(`is refused with ${what}`, () => {
      const fleet = aFleet();
      removeImage(fleet.world.ec2, image);
      assert.throws(
        () => {
          create(fleet, request);
        },
        { code: "ValidationError", message },
      );
      assert.equal(fleet.world.autoScaling.launchConfigurations.size, 0);
    });
  }

  it("is refused with a type that there is not, and with a price below the least", () => {
    const fleet = aFleet();
    const whole = { ImageId: imageOf(fleet), InstanceType: "t3.nano" };
    const refused = { code: "ValidationError" };
    assert.throws(() => {
      create(fleet, { ...whole, InstanceType: "t3.tiny" });
    }, refused);
    assert.throws(() => {
      create(fleet, { ...whole, SpotPrice: "0.0001" });
    }, refused);
    create(fleet, { ...whole, SpotPrice: "0.001" });
  });

  it("stays while a group launches from it", () => {
    const fleet = aFleet();
    create(fleet, { InstanceId: anInstance(fleet) });
    fleet.call("UpdateAutoScalingGroup", { AutoScalingGroupName: groupName, ...byName });
    assert.throws(() => fleet.call("DeleteLaunchConfiguration", byName), {
      code: "ResourceInUse",
      message:
        "Cannot delete launch configuration old because it is attached to AutoScalingGroup web",
    });
  });
});

describe("a group made after an instance", () => {
  it("launches from a launch configuration of its own name, where the instance is", () => {
    const fleet = aFleet();
    const id = anInstance(fleet);
    fleet.call("CreateAutoScalingGroup", { ...copy, InstanceId: id, DesiredCapacity: 2 });
    fleet.advance(60);
    const group = fleet.world.autoScaling.groups.get("copy");
    const subnets = new Set([...(group?.members.values() ?? [])].map(({ subnetId }) => subnetId));
    assert.deepEqual([...subnets], [fleet.world.ec2.instances.get(id)?.subnetId]);
    assert.equal(group?.members.size, 2);
    assert.deepEqual(group.source, { kind: "launchConfiguration", name: "copy" });
    assert.deepEqual([...group.tags], []);
    assert.equal(group.members.has(id), false);
  });

  it("is refused for an instance that is gone, in another group, or in another zone", () => {
    const fleet = aFleet();
    const id = anInstance(fleet);
    const refused = { code: "ValidationError" };
    const make = (more: object): unknown =>
      fleet.call("CreateAutoScalingGroup", { ...copy, InstanceId: id, ...more });
    assert.throws(() => make({ InstanceId: fleet.instances()[0]?.InstanceId }), refused);
    assert.throws(() => make({ AvailabilityZones: ["us-east-1b"] }), refused);
    assert.throws(() => make({ LaunchConfigurationName: "other" }), {
      message: /^Valid requests must contain either LaunchTemplate/u,
    });
    terminateInstance(fleet.world, id, fleet.now());
    assert.throws(() => make({}), refused);
  });

  it("leaves no launch configuration behind when it is refused", () => {
    const fleet = aFleet();
    const InstanceId = anInstance(fleet);
    assert.throws(() =>
      fleet.call("CreateAutoScalingGroup", { ...copy, InstanceId, DesiredCapacity: 4 }),
    );
    assert.equal(fleet.world.autoScaling.launchConfigurations.size, 0);
  });

  it("moves to a launch template by a refresh", () => {
    const fleet = aFleet({ desired: 0 });
    fleet.call("CreateAutoScalingGroup", {
      ...copy,
      InstanceId: anInstance(fleet),
      DesiredCapacity: 1,
    });
    fleet.advance(300);
    fleet.call("StartInstanceRefresh", {
      AutoScalingGroupName: "copy",
      DesiredConfiguration: {
        LaunchTemplate: { LaunchTemplateId: fleet.template.launchTemplateId, Version: "2" },
      },
    });
    fleet.advance(900);
    const group = fleet.world.autoScaling.groups.get("copy");
    assert.equal(group?.refreshes[0]?.status, "Successful");
    assert.equal(group.source.kind, "launchTemplate");
    const [member] = group.members.values();
    assert.equal(member?.launchTemplate?.version, "2");
  });
});

const copy = { AutoScalingGroupName: "copy", MinSize: 0, MaxSize: 3 };

/** A running instance of no group; its id. */
function anInstance(fleet: Fleet): string {
  const { instanceId } = runInstance(fleet.world, {
    now: fleet.now(),
    imageId: imageOf(fleet),
    instanceType: "t3.nano",
    keyName: "key",
    userData: "aGVsbG8=",
    tags: { Name: "model" },
  });
  fleet.advance(10);
  return instanceId;
}

function imageOf({ template }: Fleet): string {
  return template.versions.get(1)?.data.ImageId ?? "";
}

function create(fleet: Fleet, request: Partial<CreateLaunchConfigurationType>): void {
  fleet.call("CreateLaunchConfiguration", { ...byName, ...request });
}

function described(fleet: Fleet): LaunchConfiguration {
  const { LaunchConfigurations: [found] = [] } = fleet.call<LaunchConfigurationsType>(
    "DescribeLaunchConfigurations",
    {},
  );
  if (!found) throw new Error("no launch configuration");
  return found;
}
