/** What StartInstanceRefresh refuses, rule by rule, in AWS's words. */
import type { RefreshPreferences, StartInstanceRefreshType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { alarmState } from "../../cloud-watch";
import { imageState } from "../../ec2/images";
import type { Ec2Instance } from "../../ec2/instance";
import { isImageAlias } from "../../ec2/launchable";
import type { World } from "../../world";
import type { Group } from "../group/group";
import {
  currentOffers,
  offersOf,
  usesRequirements,
  type LaunchOffer,
} from "../launch/launch-offer";
import { overridesOf, templatesOf, type LaunchSource } from "../launch/launch-source";
import { findActiveRefresh } from "./refresh";
import { attachedSources } from "../load-balancers/attaching";
import { unverified } from "../../unverified-texts";

/** Rules that need nothing but the request. */
export function checkRequest({
  Strategy,
  DesiredConfiguration,
  Preferences = {},
}: StartInstanceRefreshType): void {
  if (Strategy === "ReplaceRootVolume" && !DesiredConfiguration) {
    refuse(
      "The request isn't valid. The DesiredConfiguration parameter must be specified when using ReplaceRootVolume. Add the DesiredConfiguration parameter and try again.",
    );
  }
  if (Preferences.AutoRollback === true && !DesiredConfiguration) {
    refuse(
      "The request isn’t valid. The AutoRollback parameter cannot be set to true when the DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a desired configuration and try again.",
    );
  }
  checkCheckpoints(Preferences);
  checkHealthyPercentages(Preferences);
}

function checkCheckpoints({
  CheckpointPercentages: percentages,
  CheckpointDelay,
}: RefreshPreferences): void {
  const ascending = (percentages ?? []).every(
    (percent, index, all) => percent > (all[index - 1] ?? 0),
  );
  if (!ascending)
    refuse("Checkpoint percentages must be sorted in ascending order with no duplicates.");
  if (percentages === undefined && CheckpointDelay !== undefined)
    refuse(unverified.delayWithoutCheckpoints);
}

function checkHealthyPercentages({
  MinHealthyPercentage: min,
  MaxHealthyPercentage: max,
}: RefreshPreferences): void {
  if (max === undefined) return;
  if (min === undefined) refuse(unverified.maxWithoutMin);
  else if (max - min > 100) {
    refuse(
      "The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or equal to 100.",
    );
  }
}

/** Rules about the configuration to deploy and the group's own. */
export function checkConfiguration(
  world: World,
  group: Group,
  { Preferences = {} }: StartInstanceRefreshType,
  desired: LaunchSource | undefined,
): void {
  if (desired) checkDesired(world, desired);
  else if (Preferences.SkipMatching === true) checkSkipMatching(world, group);
  if (Preferences.AutoRollback === true && !isReversible(world, group))
    refuse(unverified.autoRollbackNotPossible);
}

/** Whether the group's own configuration names what a rollback would launch: version numbers, and no SSM parameter. */
export function isReversible(world: World, { source }: Group): boolean {
  const movable = templatesOf(source).some(({ Version = "$Default" }) => Version.startsWith("$"));
  // A version that is gone does not hinder: the way back is begun, and fails.
  const offers = currentOffers(world, source);
  return source.kind !== "launchConfiguration" && !movable && !namesImageAlias(offers);
}

function checkDesired(world: World, desired: LaunchSource): void {
  if (usesRequirements(world, desired)) refuse(unverified.requirementsInRefresh);
  if (usesImageAlias(world, desired)) {
    refuse(
      "The launch template for the desired configuration isn't valid. A launch template that uses an SSM parameter instead of an AMI ID for ImageId is not supported when a desired configuration is specified. To use this launch template, you must add it to the Auto Scaling group before starting an instance refresh.",
    );
  }
}

function checkSkipMatching(world: World, { source }: Group): void {
  if (source.kind === "launchConfiguration") refuse(unverified.skipMatchingWithLaunchConfiguration);
  if (usesRequirements(world, source)) refuse(unverified.requirementsInRefresh);
  if (usesImageAlias(world, source)) {
    refuse(
      "The launch template for the Auto Scaling group isn't valid. A launch template that uses an SSM parameter instead of an AMI ID for ImageId is not supported when skip matching is enabled.",
    );
  }
}

function usesImageAlias(world: World, source: LaunchSource): boolean {
  return namesImageAlias(offersOf(world, source));
}

function namesImageAlias(offers: readonly LaunchOffer[]): boolean {
  return offers.some(({ imageId }) => isImageAlias(imageId));
}

/** An image that has been registered but not completed cannot be deployed yet. */
export function checkImages(world: World, desired: LaunchSource, now: number): void {
  for (const { imageId } of offersOf(world, desired)) {
    const image = world.ec2.images.get(imageId);
    if (image && imageState(image, now) === "pending") refuse(`The AMI '${imageId}' is pending.`);
  }
}

/** How many alarms a refresh listens to at most. */
const mostAlarms = 10;

/** Every alarm has to be OK. */
export function checkAlarms(world: World, names: readonly string[]): void {
  if (names.length > mostAlarms) refuse(unverified.tooManyRefreshAlarms(mostAlarms));
  for (const name of names) {
    const state = alarmState(world, name);
    if (state === undefined) refuse(unverified.refreshAlarmMissing(name));
    if (state !== "OK") refuse(unverified.alarmNotOk(name, state));
  }
}

/** The rules of ReplaceRootVolume: who uses it, and to what it changes. */
export function checkRootVolumeStrategy(group: Group, desired: LaunchSource | undefined): void {
  if (desired?.kind !== "mixedInstances" || group.source.kind !== "mixedInstances") {
    return refuse(unverified.rootVolumeNeedsPolicy);
  }
  const overrides = overridesOf(desired);
  if (overrides.length === 0 || overrides.some(({ ImageId }) => ImageId === undefined)) {
    refuse(unverified.rootVolumeNeedsImages);
  }
  const versions = [...templatesOf(desired), ...templatesOf(group.source)];
  if (versions.some(({ Version = "$Default" }) => Version.startsWith("$"))) {
    refuse(unverified.rootVolumeNeedsVersions);
  }
  if (attachedSources(group).length > 0) refuse(unverified.rootVolumeWithoutTraffic);
  if (group.warmPool) refuse(unverified.rootVolumeWithoutWarmPool);
  for (const { instanceType } of group.members.values()) {
    if (!hasType(desired, instanceType)) refuse(unverified.rootVolumeNeedsTypes(instanceType));
  }
}

/** While root volumes are replaced, only instances of the types in the desired configuration can be attached. */
export function checkAttachment(group: Group, { instanceType }: Ec2Instance): void {
  const refresh = findActiveRefresh(group);
  if (refresh?.strategy !== "ReplaceRootVolume" || !refresh.desired) return;
  if (hasType(refresh.desired.source, instanceType)) return;
  refuse(unverified.rootVolumeAttachesTypes(instanceType));
}

function hasType(source: LaunchSource, instanceType: string): boolean {
  return overridesOf(source).some(({ InstanceType }) => InstanceType === instanceType);
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
