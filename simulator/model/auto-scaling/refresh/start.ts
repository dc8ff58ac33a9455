/** Starts an instance refresh: checks the request, fills in the preferences, and leaves the rest to the group's worker. */
import type { DesiredConfiguration, StartInstanceRefreshType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import { type Group } from "../group/group";
import { requestStepAt } from "../scheduler/request-step";
import { type LaunchSource } from "../launch/launch-source";
import { checkSource } from "../launch/template-check";
import { readLaunchSource } from "../launch/resolve-launch-source";
import { findActiveRefresh, type Refresh } from "./refresh";
import { toEcho, toSettings } from "./preferences";
import {
  checkAlarms,
  checkConfiguration,
  checkImages,
  checkRequest,
  checkRootVolumeStrategy,
} from "./rules";
import { nextStepAfter, pendingAtLeast } from "../scheduler/timing";
import { unverified } from "../../unverified-texts";

/** A new refresh of a group, Pending. Throws AWS's error for what it refuses. */
export function startRefresh(
  world: World,
  group: Group,
  request: StartInstanceRefreshType,
  now: number,
): Refresh {
  checkRequest(request);
  if (group.deleting)
    throw new AwsError("ValidationError", unverified.groupIsBeingDeleted(group.name));
  if (findActiveRefresh(group)) {
    throw new AwsError(
      "InstanceRefreshInProgress",
      "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.",
    );
  }
  const desired = readDesired(world, group, request, now);
  const { Preferences = {} } = request;
  const settings = toSettings(world, group, Preferences);
  checkAlarms(world, settings.alarms);
  const refresh: Refresh = {
    ...blank,
    id: world.ids.uuid(),
    requestedAt: now,
    // The worker's next look, but never so soon that nobody could see the refresh Pending.
    beginsAt: Math.max(nextStepAfter(group.createdAt, now), now + pendingAtLeast),
    settings,
    strategy: request.Strategy ?? "Rolling",
    preferences: toEcho(Preferences, settings),
    desired: desired && { source: desired, configuration: toConfiguration(desired) },
  };
  group.refreshes.push(refresh);
  requestStepAt(world, group, refresh.beginsAt);
  return refresh;
}

/** A refresh that nothing has happened to. */
const blank = {
  status: "Pending",
  statusReason: undefined,
  startedAt: undefined,
  endedAt: undefined,
  percentageComplete: undefined,
  instancesToUpdate: undefined,
  reckonedFor: undefined,
  pools: undefined,
  rollback: undefined,
  surplus: 0,
  poolSurplus: 0,
  checkpointReached: 0,
  checkpointCapacity: 0,
  checkpointUntil: undefined,
  bakesUntil: undefined,
  progress: { ready: 0, outdated: 0, at: 0 },
  waitsForTransitions: true,
} as const;

function readDesired(
  world: World,
  group: Group,
  request: StartInstanceRefreshType,
  now: number,
): LaunchSource | undefined {
  const { DesiredConfiguration: given, Strategy } = request;
  const desired = given && readLaunchSource(world, given);
  if (Strategy === "ReplaceRootVolume") checkRootVolumeStrategy(group, desired);
  checkConfiguration(world, group, request, desired);
  if (desired) {
    checkImages(world, desired, now);
    checkSource(world, desired, now);
  }
  return desired;
}

/** The desired configuration as it is given back: each template with id and name. */
function toConfiguration(desired: LaunchSource): DesiredConfiguration {
  switch (desired.kind) {
    case "launchTemplate":
      return { LaunchTemplate: desired.template };
    case "mixedInstances":
      return { MixedInstancesPolicy: desired.policy };
    case "launchConfiguration":
      return {};
  }
}
