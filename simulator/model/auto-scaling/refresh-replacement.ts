/** Chooses the next batch of a refresh and carries it out. */
import { activeCapacity } from "./capacity";
import { renderLaunchCause } from "./cause";
import type { Group } from "./group";
import { orderLaunch, unitWeight } from "./launch-order";
import { isAvailableIn, type Survey } from "./refresh-survey";
import { countBy, takeFromFullest } from "./placement";
import type { Refresh } from "./refresh";
import { planBatch, type Batch } from "./refresh-batch";
import { allowanceOf, extentOf } from "./refresh-checkpoint";
import type { RefreshMoment } from "./refresh-ending";
import { isActive } from "./member";
import { beginTermination } from "./terminating";

/** The batch that the window between minimum and maximum leaves room for. */
export function chooseBatch(group: Group, refresh: Refresh, survey: Survey): Batch {
  const allowance = allowanceOf(refresh, extentOf(group, refresh, survey));
  const { minHealthyPercentage, maxHealthyPercentage } = refresh.settings;
  return planBatch({
    desired: group.desiredCapacity,
    minHealthyPercentage,
    maxHealthyPercentage,
    active: activeCapacity(group),
    available: survey.available,
    surplus: refresh.surplus,
    outdated: survey.outdated.map((member) => ({
      weight: member.weight,
      available: isAvailableIn(survey, member),
    })),
    launchAllowance: allowance.launch,
    terminateAllowance: allowance.terminate,
    arriving: survey.arriving.length > 0 || survey.incomplete,
    leaving: survey.leaving.length > 0,
  });
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
  const zones = new Map(countBy(group, "availabilityZone"));
  const candidates = survey.outdated.slice();
  const chosen = [];
  while (chosen.length < count) {
    const [first] = candidates;
    if (!first) break;
    const equals = candidates.filter(
      (member) =>
        isAvailableIn(survey, member) === isAvailableIn(survey, first) &&
        member.weight === first.weight &&
        member.launchTemplate?.version === first.launchTemplate?.version,
    );
    const member = takeFromFullest(equals, zones) ?? first;
    candidates.splice(candidates.indexOf(member), 1);
    zones.set(member.availabilityZone, (zones.get(member.availabilityZone) ?? 0) - 1);
    chosen.push(member);
  }
  return chosen;
}

/** Orders launches for so many units of capacity. */
function order({ world, group, refresh, now }: RefreshMoment, units: number): void {
  const weight = unitWeight(world, group);
  const cause = renderLaunchCause({ kind: "refresh" }, now);
  for (let left = units; left > 0; left -= weight) {
    refresh.surplus += weight;
    orderLaunch(world, group, { reason: "refresh", cause, weight }, now);
  }
}
