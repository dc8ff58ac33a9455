/** Who goes first when a group scales in, by its termination policies. */
import type { World } from "../../world";
import type { Group } from "../group/group";
import { currentOffers, type LaunchOffer } from "../launch/launch-offer";
import { isActive, type Member } from "../instance/member";

/** The lower, the sooner. */
type Rank = (member: Member) => number;

/** Puts members in the order in which they go; of equals the oldest goes first. */
export function terminationOrder(
  world: World,
  group: Group,
  now: number,
): (one: Member, other: Member) => number {
  const given = group.settings.TerminationPolicies ?? [];
  const names = given.length === 0 ? ["Default"] : given;
  const ranks = names.flatMap((name) => toRanks(world, group, name, now));
  return (one, other) => {
    for (const rank of [...ranks, byAge]) {
      const order = rank(one) - rank(other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function byAge({ launchedAt }: Member): number {
  return launchedAt;
}

/** The default policy is several others, one after the other, as the guide has them. */
function toRanks(world: World, group: Group, policy: string, now: number): readonly Rank[] {
  switch (policy) {
    case "OldestInstance":
      return [byAge];
    case "NewestInstance":
      return [(member) => -member.launchedAt];
    case "OldestLaunchTemplate":
      return [byTemplate(currentOffers(world, group.source))];
    case "OldestLaunchConfiguration":
      return [byConfiguration(world)];
    case "ClosestToNextInstanceHour":
      return [({ launchedAt }) => hour - ((now - launchedAt) % hour)];
    case "AllocationStrategy":
      return [byAllocation(world, group)];
    default:
      return [
        ...(group.source.kind === "mixedInstances" ? ["AllocationStrategy"] : []),
        "OldestLaunchTemplate",
        "OldestLaunchConfiguration",
        "ClosestToNextInstanceHour",
      ].flatMap((name) => toRanks(world, group, name, now));
  }
}

/** Milliseconds. */
const hour = 3_600_000;

/** Launch configurations before templates, other templates before the group's own, and of that the oldest version first. */
function byTemplate(offers: readonly LaunchOffer[]): Rank {
  const own = new Set(offers.map(({ launchTemplate }) => launchTemplate?.launchTemplateId));
  return ({ launchTemplate }) => {
    if (!launchTemplate) return -1;
    return own.has(launchTemplate.launchTemplateId) ? Number(launchTemplate.version) : 0;
  };
}

/** One that has been deleted counts as older than those that are there. */
function byConfiguration({ autoScaling: { launchConfigurations } }: World): Rank {
  return ({ launchConfigurationName: name }) =>
    name === undefined ? Number.MAX_SAFE_INTEGER : (launchConfigurations.get(name)?.number ?? 0);
}

/** What fits the allocation strategy least goes first: types of low priority, or types that are used most. */
function byAllocation(world: World, group: Group): Rank {
  if (group.source.kind !== "mixedInstances") return () => 0;
  const { SpotAllocationStrategy: strategy = "", SpotInstancePools: pools = 2 } =
    group.source.policy.InstancesDistribution ?? {};
  const types = currentOffers(world, group.source).map(({ instanceType }) => instanceType);
  const priorityOf = ({ instanceType }: Member): number =>
    types.includes(instanceType) ? types.indexOf(instanceType) : types.length;
  const usedOf = countSpotTypes(group);
  return (member) => {
    if (!member.spot || strategy === "capacity-optimized-prioritized") return -priorityOf(member);
    if (strategy === "lowest-price") return priorityOf(member) < pools ? 0 : -1;
    return -(usedOf.get(member.instanceType) ?? 0);
  };
}

function countSpotTypes(group: Group): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const member of group.members.values()) {
    if (!member.spot || !isActive(member)) continue;
    counts.set(member.instanceType, (counts.get(member.instanceType) ?? 0) + 1);
  }
  return counts;
}
