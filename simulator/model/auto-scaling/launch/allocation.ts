/**
 * How a mixed instances policy chooses what to launch next: on-demand or spot, and of which type. There are no prices and no
 * spot capacity here, so the strategies that go by them are simplified.
 */
import type { InstancesDistribution } from "@aws-sdk/client-auto-scaling";
import type { World } from "../../world";
import type { Group } from "../group/group";
import { unitsOfType } from "./capacity-units";
import { offersOf, type LaunchOffer } from "./launch-offer";
import type { LaunchSource } from "./launch-source";
import { isActive, weightOf, type Member } from "../instance/member";

/** The offers that the next launch tries, best first. */
export function offersForNext(
  world: World,
  group: Group,
  source: LaunchSource,
): readonly LaunchOffer[] {
  const offers = inUnitsOf(group, offersOf(world, source));
  if (source.kind !== "mixedInstances") return offers;
  const { InstancesDistribution: distribution = {} } = source.policy;
  const active = [...group.members.values()].filter(isActive);
  const spot = nextIsSpot(active, offers[0]?.weight ?? 1, distribution);
  const ordered = spot ? inSpotOrder(offers, active, distribution) : offers;
  return ordered.map((offer) => ({ ...offer, spot }));
}

/** Weighs the offers by the capacity type of the group. */
function inUnitsOf({ settings }: Group, offers: readonly LaunchOffer[]): readonly LaunchOffer[] {
  return offers.map((offer) => {
    const weight = unitsOfType(settings, offer.instanceType);
    return weight === undefined ? offer : { ...offer, weight };
  });
}

/** Keeps the on-demand share of what there is; a fraction goes to on-demand, as the guide says. */
function nextIsSpot(
  active: readonly Member[],
  weight: number,
  distribution: InstancesDistribution,
): boolean {
  const wanted = onDemandShare(weightOf(active) + weight, distribution);
  return weightOf(active.filter((member) => !member.spot)) >= wanted;
}

/** How many of so many units of capacity are to be on-demand. */
export function onDemandShare(
  total: number,
  {
    OnDemandBaseCapacity: base = 0,
    OnDemandPercentageAboveBaseCapacity: percentage = 100,
    DistributionSegments: segments = [],
  }: InstancesDistribution,
): number {
  // Segments are made of On-Demand capacity and reservations alone. Reservations are not simulated: they always have room.
  if (segments.length > 0) return total;
  return Math.min(total, base + Math.ceil((Math.max(0, total - base) * percentage) / 100));
}

/**
 * `capacity-optimized-prioritized` goes by the order of the overrides. `lowest-price` spreads over the first pools of that
 * order, and the others over all types: the least used first.
 */
function inSpotOrder(
  offers: readonly LaunchOffer[],
  active: readonly Member[],
  { SpotAllocationStrategy: strategy, SpotInstancePools = 2 }: InstancesDistribution,
): readonly LaunchOffer[] {
  if (strategy === "capacity-optimized-prioritized") return offers;
  const pools = strategy === "lowest-price" ? SpotInstancePools : offers.length;
  const usedOf = ({ instanceType }: LaunchOffer): number =>
    active.filter((member) => member.spot && member.instanceType === instanceType).length;
  const spread = offers.slice(0, pools).toSorted((one, other) => usedOf(one) - usedOf(other));
  return [...spread, ...offers.slice(pools)];
}
