/** Which instances a scale-in terminates: the zone with the most comes first, then the group's termination policies decide. */
import type { World } from "../../world";
import type { Group } from "../group/group";
import { onDemandShare } from "../launch/allocation";
import { isActive, weightOf, type Member } from "../instance/member";
import { countBy, fullestZoneFirst } from "./placement";
import { terminationOrder } from "./termination-policy";

/** The members to terminate so that `excess` units of capacity go; protected ones never. */
export function selectForScaleIn(
  world: World,
  group: Group,
  excess: number,
  now: number,
): readonly Member[] {
  const zones = countBy(group, "availabilityZone");
  for (const zone of zones.keys()) {
    // Zones that the group has been taken out of are emptied first.
    if (!group.places.some(({ availabilityZone }) => availabilityZone === zone)) {
      zones.set(zone, Number.MAX_SAFE_INTEGER);
    }
  }
  const candidates = [...group.members.values()].filter(
    (member) => isActive(member) && !member.protectedFromScaleIn,
  );
  candidates.sort(terminationOrder(world, group, now));
  const order = [...fullestZoneFirst(candidates, zones)];
  const options = purchaseOptions(group, excess);
  const selected = new Set<Member>();
  let left = excess;
  for (const allowance of [...options, { isMeant: () => true, units: excess }]) {
    let units = Math.min(left, allowance.units);
    for (const member of order) {
      if (units <= 0) break;
      if (member.weight > units || selected.has(member) || !allowance.isMeant(member)) continue;
      selected.add(member);
      units -= member.weight;
      left -= member.weight;
    }
  }
  return [...selected];
}

interface Allowance {
  readonly isMeant: (member: Member) => boolean;
  /** Units of capacity. */
  readonly units: number;
}

/** What a mixed instances policy lets go of each purchase option, so that its shares are kept; nothing else says so. */
function purchaseOptions(group: Group, excess: number): readonly Allowance[] {
  if (group.source.kind !== "mixedInstances") return [];
  const { InstancesDistribution: distribution = {} } = group.source.policy;
  const active = [...group.members.values()].filter(isActive);
  const onDemand = weightOf(active.filter(({ spot }) => !spot));
  const kept = onDemandShare(weightOf(active) - excess, distribution);
  const units = Math.min(excess, Math.max(0, onDemand - kept));
  return [
    { isMeant: ({ spot }) => !spot, units },
    { isMeant: ({ spot }) => spot, units: excess - units },
  ];
}
