/** Which instances a scale-in terminates: the zone with the most comes first, then the group's termination policies decide. */
import type { World } from "../world";
import type { Group } from "./group";
import { currentOffers, isOffered, type LaunchOffer } from "./launch-offer";
import { isActive, type Member } from "./member";
import { countBy, fullestZoneFirst } from "./placement";

/** The members to terminate so that `excess` units of capacity go; protected ones never. */
export function selectForScaleIn(world: World, group: Group, excess: number): readonly Member[] {
  const zones = countBy(group, "availabilityZone");
  for (const zone of zones.keys()) {
    // Zones that the group has been taken out of are emptied first.
    if (!group.places.some(({ availabilityZone }) => availabilityZone === zone)) {
      zones.set(zone, Number.MAX_SAFE_INTEGER);
    }
  }
  const offers = currentOffers(world, group.source);
  const candidates = [...group.members.values()].filter(
    (member) => isActive(member) && !member.protectedFromScaleIn,
  );
  candidates.sort((one, other) =>
    compare(one, other, group.settings.TerminationPolicies ?? [], offers),
  );
  const selected: Member[] = [];
  let left = excess;
  for (const member of fullestZoneFirst(candidates, zones)) {
    if (left <= 0) break;
    if (member.weight > left) continue;
    selected.push(member);
    left -= member.weight;
  }
  return selected;
}

/** Who goes first by the termination policies; `Default` means outdated before current, then the oldest. */
function compare(
  one: Member,
  other: Member,
  policies: readonly string[],
  offers: readonly LaunchOffer[],
): number {
  for (const policy of policies) {
    if (policy === "NewestInstance") return other.launchedAt - one.launchedAt;
    if (policy === "OldestInstance") return one.launchedAt - other.launchedAt;
    // Instance hours are not billed here, so the policy about them has no preference.
    if (policy === "ClosestToNextInstanceHour") continue;
    const order =
      policy === "OldestLaunchTemplate"
        ? versionOf(one, offers) - versionOf(other, offers)
        : Number(isOffered(one, offers)) - Number(isOffered(other, offers));
    if (order !== 0) return order;
  }
  return one.launchedAt - other.launchedAt;
}

/** The version of the group's own template; whatever comes from anywhere else counts as older. */
function versionOf({ launchTemplate }: Member, offers: readonly LaunchOffer[]): number {
  const id = launchTemplate?.launchTemplateId;
  const isOwn = offers.some((offer) => offer.launchTemplate?.launchTemplateId === id);
  return isOwn ? Number(launchTemplate?.version ?? "0") : 0;
}
