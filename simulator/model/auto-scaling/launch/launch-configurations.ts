/** Makes, finds and deletes launch configurations: given whole, or taken from an instance. */
import type { CreateLaunchConfigurationType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import type { LaunchConfiguration, LaunchConfigurationSettings } from "./launch-configuration";
import type { Ec2Instance } from "../../ec2/instance";
import { unverified } from "../../unverified-texts";
import { isInstanceType } from "../../ec2/instance-types";
import { imageState } from "../../ec2/images";
import { requireImage } from "../../ec2/image-lookup";
import { partitionOf } from "../../../partition";

/** A new launch configuration. What the request does not name comes from the instance that it names. */
export function createLaunchConfiguration(
  world: World,
  { LaunchConfigurationName: name = "", InstanceId, ...given }: CreateLaunchConfigurationType,
  now: number,
): LaunchConfiguration {
  const { launchConfigurations, numbers } = world.autoScaling;
  if (launchConfigurations.has(name)) {
    // Known from the logs of several tools.
    throw new AwsError(
      "AlreadyExists",
      `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
    );
  }
  const settings = { ...settingsOf(world, InstanceId), ...named(given) };
  checkSettings(world, settings, now);
  numbers.configurations += 1;
  const configuration = {
    name,
    number: numbers.configurations,
    arn: `arn:${partitionOf(world.region).name}:autoscaling:${world.region}:${world.accountId}:launchConfiguration:${world.ids.uuid()}:launchConfigurationName/${name}`,
    createdAt: now,
    settings,
  };
  launchConfigurations.set(name, configuration);
  return configuration;
}

/** A launch configuration by name. Throws AWS's error if there is none. */
export function requireLaunchConfiguration(world: World, name: string): LaunchConfiguration {
  const found = world.autoScaling.launchConfigurations.get(name);
  if (found) return found;
  refuse(
    `Launch configuration name not found - A launch configuration with the name: ${name} does not exist`,
  );
}

/** Removes a launch configuration that no group uses. */
export function deleteLaunchConfiguration(world: World, given: string): void {
  const { name } = requireLaunchConfiguration(world, given);
  for (const group of world.autoScaling.groups.values()) {
    if (group.source.kind !== "launchConfiguration" || group.source.name !== name) continue;
    // Known from the logs of several tools.
    throw new AwsError(
      "ResourceInUse",
      `Cannot delete launch configuration ${name} because it is attached to AutoScalingGroup ${group.name}`,
    );
  }
  world.autoScaling.launchConfigurations.delete(name);
}

/** An instance that a launch configuration can be made from. Throws where there is none. */
export function requireModelInstance(world: World, instanceId: string): Ec2Instance {
  const instance = world.ec2.instances.get(instanceId);
  if (instance?.state === "running") return instance;
  refuse(unverified.noModelInstance(instanceId));
}

/** What an instance has, except for its block devices and tags: those are not taken over. */
function settingsOf(world: World, instanceId: string | undefined): LaunchConfigurationSettings {
  if (instanceId === undefined) return {};
  const instance = requireModelInstance(world, instanceId);
  const { imageId, instanceType, securityGroupIds, keyName, iamInstanceProfileArn } = instance;
  return {
    ImageId: imageId,
    InstanceType: instanceType,
    SecurityGroups: [...securityGroupIds],
    InstanceMonitoring: { Enabled: false },
    EbsOptimized: false,
    ...(keyName !== undefined && { KeyName: keyName }),
    ...(iamInstanceProfileArn !== undefined && { IamInstanceProfile: iamInstanceProfileArn }),
    ...(instance.userData !== undefined && { UserData: instance.userData }),
  };
}

function named(settings: LaunchConfigurationSettings): LaunchConfigurationSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function checkSettings(
  world: World,
  { ImageId, InstanceType, SpotPrice }: LaunchConfigurationSettings,
  now: number,
): void {
  if (ImageId === undefined || InstanceType === undefined) {
    // Known from the logs of several tools.
    refuse(
      "Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.",
    );
  }
  checkImage(world, ImageId, now);
  if (!isInstanceType(InstanceType)) refuse(unverified.noSuchInstanceType(InstanceType));
  if (SpotPrice !== undefined && !(Number(SpotPrice) >= 0.001)) {
    refuse(unverified.spotPriceTooLow(SpotPrice));
  }
}

/** Users have published the sentence about an image that does not exist, with EC2's own at its end. */
function checkImage(world: World, imageId: string, now: number): void {
  try {
    const image = requireImage(world.ec2, imageId);
    if (imageState(image, now) !== "available") refuse(`The AMI '${imageId}' is pending.`);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === "ValidationError") throw error;
    refuse(`AMI ${imageId} is invalid: ${error.message}`);
  }
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
