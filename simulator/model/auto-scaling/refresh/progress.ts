/** How far a refresh is: what it shows of the instances in service, of the warm pool and of both, and what counts as progress. */
import { currentOffers, identityOf } from "../launch/launch-offer";
import type { RefreshMoment } from "./ending";
import { surveyPool } from "./pools";
import { launchTarget } from "./target";
import { percentageOf, type Survey } from "./survey";

/** The percentage rises on the way forward and falls on the way back, unless the desired capacity changed. */
export function showProgress(moment: RefreshMoment, survey: Survey): void {
  const { world, group, refresh } = moment;
  const pool = surveyPool(world, group, refresh);
  const { done, total } = survey.share;
  const current = percentageOf({
    done: done + (pool?.done ?? 0),
    total: total + (pool?.total ?? 0),
  });
  const { percentageComplete: shown } = refresh;
  const sameFleet = refresh.reckonedFor === group.desiredCapacity;
  const limit = refresh.rollback ? Math.min : Math.max;
  refresh.percentageComplete = shown === undefined || !sameFleet ? current : limit(shown, current);
  refresh.instancesToUpdate = survey.instancesToUpdate + (pool?.outdated.length ?? 0);
  refresh.reckonedFor = group.desiredCapacity;
  refresh.pools = pool && {
    live: {
      percentageComplete: percentageOf(survey.share),
      instancesToUpdate: survey.instancesToUpdate,
    },
    warm: { percentageComplete: percentageOf(pool), instancesToUpdate: pool.outdated.length },
  };
}

/** Only what was never reached before is progress: an instance that comes and goes is not. A target that moves begins it anew. */
export function noteProgress(moment: RefreshMoment, { ready, outdated }: Survey): void {
  const { world, group, refresh, now } = moment;
  const { progress } = refresh;
  const target = identityOf(currentOffers(world, launchTarget(group).source));
  if (target !== progress.target) {
    refresh.progress = { ready: ready.length, outdated: outdated.length, at: now, target };
    return;
  }
  if (ready.length <= progress.ready && outdated.length >= progress.outdated) return;
  refresh.progress = {
    ready: Math.max(ready.length, progress.ready),
    outdated: Math.min(outdated.length, progress.outdated),
    at: now,
    target,
  };
}
