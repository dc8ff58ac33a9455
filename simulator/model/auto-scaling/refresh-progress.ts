/** What a refresh shows of how far it is: of the instances in service, of the warm pool, and of both together. */
import type { RefreshMoment } from "./refresh-ending";
import { surveyPool } from "./refresh-pools";
import { percentageOf, type Survey } from "./refresh-survey";

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
