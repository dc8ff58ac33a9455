/** What the live page shows of one group: its instances, its newest refresh and what happened. */
import type { Group } from "../model/auto-scaling/group/group";
import { isOffered, offersOf, type LaunchOffer } from "../model/auto-scaling/launch/launch-offer";
import { templateOf, type LaunchSource } from "../model/auto-scaling/launch/launch-source";
import type { Member } from "../model/auto-scaling/instance/member";
import { findActiveRefresh } from "../model/auto-scaling/refresh/refresh";
import { isWarming } from "../model/auto-scaling/refresh/survey";
import { forwardSource } from "../model/auto-scaling/refresh/target";
import type { World } from "../model/world";
import { AwsError } from "../aws-error";
import { viewRefresh, type RefreshView } from "./refresh-view";
import { viewTimeline, type Moment } from "./timeline";

export interface Tile {
  readonly id: string;
  /** AWS's lifecycle state. */
  readonly state: string;
  /** In service, but not yet for as long as the refresh under way asks for. */
  readonly warming: boolean;
  readonly healthy: boolean;
  /** Is what the group, or the refresh under way, would launch now. */
  readonly current: boolean;
  /** The launch template's version, or the launch configuration's name. */
  readonly version: string;
  readonly type: string;
  readonly zone: string;
  readonly image: string;
  readonly protected: boolean;
}

export interface GroupView {
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly min: number;
  readonly desired: number;
  readonly max: number;
  /** What the group itself launches from: `web version 2`. */
  readonly source: string;
  /** What is launched now: while a refresh deploys a configuration, that one. */
  readonly launches: string;
  readonly suspended: readonly string[];
  readonly instances: readonly Tile[];
  readonly refresh: RefreshView | undefined;
  /** How many refreshes there were before that. */
  readonly earlierRefreshes: number;
  /** Newest first. */
  readonly timeline: readonly Moment[];
}

export function viewGroup(world: World, group: Group, now: number): Omit<GroupView, "key"> {
  const active = findActiveRefresh(group);
  const target = active && !active.rollback ? forwardSource(group, active) : group.source;
  const offers = findOffers(world, target);
  const warmup = active?.settings.instanceWarmup ?? 0;
  const newest = group.refreshes.at(-1);
  return {
    name: group.name,
    region: world.region,
    accountId: world.accountId,
    min: group.minSize,
    desired: group.desiredCapacity,
    max: group.maxSize,
    source: describeSource(group.source, findOffers(world, group.source)),
    launches: describeSource(target, offers),
    suspended: [...group.suspended.keys()],
    instances: [...group.members.values()].map((member) => ({
      ...toTile(member),
      current: isOffered(member, offers),
      warming: isWarming(member, warmup, now),
    })),
    refresh: newest && viewRefresh(world, group, newest),
    earlierRefreshes: Math.max(0, group.refreshes.length - 1),
    timeline: viewTimeline(world, group),
  };
}

/** Nothing is current where the template is gone. */
function findOffers(world: World, source: LaunchSource): readonly LaunchOffer[] {
  try {
    return offersOf(world, source);
  } catch (error) {
    if (error instanceof AwsError) return [];
    throw error;
  }
}

function toTile(member: Member): Omit<Tile, "current" | "warming"> {
  return {
    id: member.instanceId,
    state: member.lifecycleState,
    healthy: member.healthStatus === "Healthy",
    version: member.launchTemplate?.version ?? member.launchConfigurationName ?? "",
    type: member.instanceType,
    zone: member.availabilityZone,
    image: member.imageId,
    protected: member.protectedFromScaleIn,
  };
}

function describeSource(source: LaunchSource, offers: readonly LaunchOffer[]): string {
  if (source.kind === "launchConfiguration") return source.name;
  const { LaunchTemplateName = "", Version = "$Default" } = templateOf(source) ?? {};
  const resolved = offers[0]?.launchTemplate?.version ?? "gone";
  const version = Version === resolved ? resolved : `${Version} (${resolved})`;
  const policy = source.kind === "mixedInstances" ? ", mixed instances" : "";
  return `${LaunchTemplateName} version ${version}${policy}`;
}
