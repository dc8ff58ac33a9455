/** A group made after an instance: Auto Scaling makes a launch configuration of the group's name from it. */
import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import { requireModelInstance } from "../launch/launch-configurations";
import { createLaunchConfiguration } from "../launch/launch-configurations";
import { placesOf } from "../launch/launch-place";
import { onlyOneSource } from "../launch/resolve-launch-source";
import { unverified } from "../../unverified-texts";

/**
 * Makes the launch configuration that a request with an `InstanceId` asks for, and gives what is asked for with it: the group
 * launches where the instance is, unless the request names places. Tags and load balancers of the instance are not taken over.
 */
export function modelledOnInstance(
  world: World,
  { InstanceId, ...request }: CreateAutoScalingGroupType & { readonly InstanceId: string },
  now: number,
): CreateAutoScalingGroupType {
  const { LaunchConfigurationName, LaunchTemplate, MixedInstancesPolicy } = request;
  if (LaunchConfigurationName !== undefined || LaunchTemplate || MixedInstancesPolicy) {
    throw new AwsError("ValidationError", onlyOneSource);
  }
  const instance = requireModelInstance(world, InstanceId);
  const owner = world.autoScaling.memberships.get(InstanceId)?.groupName;
  if (owner !== undefined) refuse(unverified.alreadyInGroup(InstanceId, owner));
  const { availabilityZone, subnetId } = instance;
  const isPlaced = request.VPCZoneIdentifier !== undefined || request.AvailabilityZones;
  const placed = isPlaced ? request : { ...request, VPCZoneIdentifier: subnetId };
  if (!placesOf(world, placed).some((place) => place.availabilityZone === availabilityZone)) {
    refuse(unverified.otherZone(InstanceId, availabilityZone));
  }
  const name = request.AutoScalingGroupName ?? "";
  createLaunchConfiguration(world, { LaunchConfigurationName: name, InstanceId }, now);
  return { ...placed, LaunchConfigurationName: name };
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
