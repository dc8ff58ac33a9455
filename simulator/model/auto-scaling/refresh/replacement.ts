/** Chooses the next batch of a refresh and carries it out. */
import { activeCapacity } from "../capacity/capacity";
import { renderLaunchCause } from "../activity/cause";
import type { Group } from "../group/group";
import { orderLaunches } from "../launch/order-launches";
import { unitWeight } from "../launch/order-launches";
import type { Survey } from "./survey";
import { countBy, fullestZoneFirst, groupBy } from "../capacity/placement";
import type { Refresh } from "./refresh";
import { planBatch, planInPlace, type Batch, type FleetWindow } from "./batch";
import { allowanceOf, extentOf } from "./checkpoint";
import type { RefreshMoment } from "./ending";
import { isActive, weightOf, type Member } from "../instance/member";
import { replaceRootVolume } from "./root-volume";
import { beginTermination } from "../instance/terminating";

/** The batch that the window between minimum and maximum leaves room for. */
export function chooseBatch(group: Group, refresh: Refresh, survey: Survey): Batch {
  return planBatch(windowOf(group, refresh, survey));
}

/** Replaces the next root volumes; whether there were any. */
export function changeInPlace(moment: RefreshMoment, survey: Survey): boolean {
  const { world, group, refresh, now } = moment;
  const count = planInPlace(windowOf(group, refresh, survey));
  for (const member of choose(group, survey, count)) replaceRootVolume(world, group, member, now);
  return count > 0;
}

function windowOf(group: Group, refresh: Refresh, survey: Survey): FleetWindow {
  const allowance = allowanceOf(refresh, extentOf(group, refresh, survey));
  const { minHealthyPercentage, maxHealthyPercentage } = refresh.settings;
  return {
    desired: group.desiredCapacity,
    minHealthyPercentage,
    maxHealthyPercentage,
    active: activeCapacity(group),
    available: weightOf(survey.available),
    surplus: refresh.surplus,
    outdated: survey.outdated.map((member) => ({
      weight: member.weight,
      available: survey.available.has(member),
    })),
    launchAllowance: allowance.launch,
    terminateAllowance: allowance.terminate,
    arriving: survey.arriving.length > 0 || survey.incomplete,
    leaving: survey.leaving.length > 0,
  };
}

/** Terminates and launches what the batch says. */
export function carryOut(moment: RefreshMoment, survey: Survey, batch: Batch): void {
  const { world, group, refresh, now } = moment;
  const retired = choose(group, survey, batch.terminate);
  for (const member of retired) {
    if (isActive(member)) refresh.surplus -= member.weight;
    beginTermination(world, group, member, {
      cause: { kind: "refresh" },
      replacedBy: refresh.id,
      now,
    });
  }
  order(moment, batch.replace ? Math.max(0, -refresh.surplus) : batch.launch);
}

/** Of equally good candidates the one in the fullest zone. */
function choose(group: Group, survey: Survey, count: number): Survey["outdated"] {
  const zones = countBy(group, "availabilityZone");
  const classes = groupBy(survey.outdated, (member) =>
    [survey.available.has(member), survey.current.has(member), member.weight].join(),
  );
  const chosen: Member[] = [];
  for (const equals of classes.values()) {
    for (const member of fullestZoneFirst(equals, zones)) {
      if (chosen.length === count) return chosen;
      chosen.push(member);
    }
  }
  return chosen;
}

/** Orders launches for so many units of capacity. */
function order({ world, group, refresh, now }: RefreshMoment, units: number): void {
  if (units <= 0) return;
  const weight = unitWeight(world, group);
  const launch = {
    reason: "refresh",
    cause: renderLaunchCause({ kind: "refresh" }, now),
    weight,
  } as const;
  const launches = Array.from({ length: Math.ceil(units / weight) }, () => launch);
  refresh.surplus += weight * launches.length;
  orderLaunches(world, group, launches, now);
}
