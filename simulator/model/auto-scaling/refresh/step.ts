/** One look of the worker at a refresh: what each status does when its time has come. */
import {
  sendRefreshEvent,
  fail,
  finishCancellation,
  finishRollback,
  succeed,
  type RefreshMoment,
} from "./ending";
import { isArriving, isLeaving } from "../instance/member";
import { findActiveRefresh, passBegan, type Refresh } from "./refresh";
import { carryOut, changeInPlace, chooseBatch } from "./replacement";
import { extentOf, judgeCheckpoint } from "./checkpoint";
import { findAlarm, findFailure, isPaused } from "./limits";
import { renderWaitingReason } from "./status-reason";
import { refreshPool, surveyPool } from "./pools";
import { noteProgress, showProgress } from "./progress";
import { applyCompetingRefreshRule, startCompetingRefresh } from "./competing-refresh";
import { surveyFleet, type Survey } from "./survey";
import { forgetLaunchFailures, type Group } from "../group/group";
import type { World } from "../../world";
import { unverified } from "../../unverified-texts";

/** Takes the active refresh of a group one step further. */
export function stepRefresh(world: World, group: Group, now: number): void {
  const refresh = findActiveRefresh(group);
  if (!refresh || group.deleting) return;
  const moment = { world, group, refresh, now };
  switch (refresh.status) {
    case "Pending":
      if (now >= refresh.beginsAt) begin(moment);
      break;
    case "InProgress":
      proceed(moment);
      applyCompetingRefreshRule(moment);
      break;
    case "RollbackInProgress":
      if (passBegan(refresh) === undefined) beginRollback(moment);
      proceed(moment);
      break;
    case "Baking":
      bake(moment);
      break;
    case "Cancelling":
      proceedCancelling(moment);
      break;
    default:
      break;
  }
}

function begin(moment: RefreshMoment): void {
  const { world, group, refresh, now } = moment;
  refresh.status = "InProgress";
  refresh.startedAt = now;
  refresh.progress = { ready: 0, outdated: Infinity, at: now };
  sendRefreshEvent(moment, "Started");
  const survey = surveyFleet(world, group, refresh, now);
  if (
    (surveyPool(world, group, refresh)?.outdated ?? []).length === 0 &&
    survey.outdated.length === 0 &&
    survey.held.length === 0 &&
    survey.standbyToTerminate.length === 0
  ) {
    finishForward(moment);
  } else {
    proceed(moment);
  }
}

function beginRollback(moment: RefreshMoment): void {
  const { group, refresh, now } = moment;
  if (refresh.rollback) refresh.rollback.startedAt = now;
  forgetLaunchFailures(group);
  refresh.progress = { ready: 0, outdated: Infinity, at: now };
  sendRefreshEvent(moment, "Rollback Started");
}

function proceed(moment: RefreshMoment): void {
  const { world, group, refresh, now } = moment;
  const survey = surveyFleet(world, group, refresh, now);
  refresh.surplus = Math.min(
    refresh.surplus,
    survey.outdated.reduce((sum, { weight }) => sum + weight, 0),
  );
  showProgress(moment, survey);
  noteProgress(moment, survey);
  const failure = findFailure(world, refresh, now);
  if (failure !== undefined) {
    fail(moment, failure);
    return;
  }
  const extent = extentOf(group, refresh, survey);
  const verdict = judgeCheckpoint(moment, extent);
  if (verdict === "enough" && survey.leaving.length === 0) succeedOrBake(moment);
  else if (verdict === "pause") refresh.progress = { ...refresh.progress, at: now };
  else if (isDone(refresh, survey)) {
    if (refreshPool(world, group, refresh, now) === "done") finishPass(moment);
  } else if (verdict === "go") replaceOrWait(moment, survey);
}

function replaceOrWait(moment: RefreshMoment, survey: Survey): void {
  const { world, group, refresh, now } = moment;
  if (isPaused(world, group, refresh, now)) return;
  if (refresh.strategy === "ReplaceRootVolume" && changeInPlace(moment, survey)) return;
  const batch =
    refresh.strategy === "Rolling" ? chooseBatch(group, refresh, survey) : nothingToReplace;
  if (batch.launch > 0 || batch.terminate > 0) carryOut(moment, survey, batch);
  else if (survey.outdated.length === 0 && survey.standbyToTerminate.length > 0) {
    carryOut(
      moment,
      { ...survey, outdated: survey.standbyToTerminate },
      {
        launch: 0,
        terminate: survey.standbyToTerminate.length,
        replace: false,
      },
    );
  } else {
    refresh.statusReason = renderWaitingReason(refresh, survey, now) ?? refresh.statusReason;
  }
}

const nothingToReplace = { launch: 0, terminate: 0, replace: false } as const;

function isDone(refresh: Refresh, survey: Survey): boolean {
  const { outdated, held, standbyToTerminate, arriving, leaving, incomplete } = survey;
  const left =
    outdated.length + held.length + standbyToTerminate.length + arriving.length + leaving.length;
  return left === 0 && !incomplete && refresh.surplus === 0;
}

function finishPass(moment: RefreshMoment): void {
  if (moment.refresh.rollback) {
    finishRollback(moment);
    return;
  }
  moment.refresh.percentageComplete = 100;
  moment.refresh.instancesToUpdate = 0;
  succeedOrBake(moment);
}

/** Nothing to replace, or nothing left: complete. */
function finishForward(moment: RefreshMoment): void {
  moment.refresh.percentageComplete = 100;
  moment.refresh.instancesToUpdate = 0;
  succeed(moment);
}

function succeedOrBake(moment: RefreshMoment): void {
  const { refresh, now } = moment;
  const { bakeTime } = refresh.settings;
  if (bakeTime === 0) {
    succeed(moment);
    return;
  }
  refresh.status = "Baking";
  refresh.bakesUntil = now + bakeTime * 1000;
  sendRefreshEvent(moment, "Started Baking");
  countDown(refresh, now);
}

function bake(moment: RefreshMoment): void {
  const { world, refresh, now } = moment;
  const alarm = findAlarm(world, refresh, "ALARM");
  if (alarm !== undefined) fail(moment, unverified.failedByAlarm(alarm));
  else if (now >= (refresh.bakesUntil ?? now)) succeed(moment);
  else countDown(refresh, now);
}

/** Recorded: a minute that has just begun has 59 seconds left, and the text stands until the worker looks again. */
function countDown(refresh: Refresh, now: number): void {
  const left = Math.ceil(((refresh.bakesUntil ?? now) - now) / 1000) - 1;
  refresh.statusReason = `Waiting for bake time to finish before continuing. There are ${left} seconds left.`;
}

function proceedCancelling(moment: RefreshMoment): void {
  const { world, group, refresh, now } = moment;
  const inTransition = [...group.members.values(), ...group.warmMembers.values()].some(
    (member) => isArriving(member) || (isLeaving(member) && member.replacedBy === refresh.id),
  );
  if (refresh.waitsForTransitions && (inTransition || group.orders.size > 0)) return;
  finishCancellation(moment);
  const { competing } = refresh;
  if (competing) startCompetingRefresh(world, group, competing.launchTemplateVersion, now);
}
