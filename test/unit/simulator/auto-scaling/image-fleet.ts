/** A fleet whose policy names an image, and a refresh that replaces it in place. */
import { aNewFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

/** A settled fleet with a policy whose override names the first image. */
export function aFleetOfImages(desired: number): Fleet {
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
export function start(fleet: Fleet, Preferences: object = {}, type?: string): void {
  fleet.call("StartInstanceRefresh", {
    ...byName,
    Strategy: "ReplaceRootVolume",
    DesiredConfiguration: policyOf(fleet, "2", imageIds(fleet)[1] ?? "", type),
    Preferences,
  });
}

export function imageIds(fleet: Fleet): readonly string[] {
  return [...fleet.world.ec2.images.values()]
    .filter(({ architecture }) => architecture === "x86_64")
    .map(({ imageId }) => imageId);
}
