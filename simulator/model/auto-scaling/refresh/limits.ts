/** What makes a refresh fail or pause: no progress, too long, alarms, suspended processes. */
import { alarmState } from "../../cloud-watch";
import type { World } from "../../world";
import { isSuspended, type Group } from "../group/group";
import { passBegan, type Refresh } from "./refresh";
import { unverified } from "../../unverified-texts";

/** AWS gives up after one hour without progress. */
const patience = 3_600_000;
/** AWS lets no refresh take longer than 14 days; that the way back has its own is an inference. */
const longest = 14 * 24 * 3_600_000;

/** Why a refresh fails now; undefined while it does not. */
export function findFailure(world: World, refresh: Refresh, now: number): string | undefined {
  const alarm = findAlarm(world, refresh, "ALARM");
  if (alarm !== undefined) return unverified.failedByAlarm(alarm);
  if (now - refresh.progress.at >= patienceWith(refresh)) {
    return unverified.failedWithoutProgress(refresh.statusReason);
  }
  return now - (passBegan(refresh) ?? now) >= longest ? unverified.failedTooLong : undefined;
}

/** When a refresh fails if nothing happens until then, in milliseconds since 1970. */
export function failsAt(refresh: Refresh): number {
  const began = passBegan(refresh) ?? Infinity;
  return Math.min(refresh.progress.at + patienceWith(refresh), began + longest);
}

/** A warm-up that is longer than the hour must not look like standing still. */
function patienceWith({ settings }: Refresh): number {
  return Math.max(patience, 2 * settings.instanceWarmup * 1000);
}

/** Whether a refresh replaces nothing now; it then says why. */
export function isPaused(world: World, group: Group, refresh: Refresh, now: number): boolean {
  const pause = findPause(world, group, refresh);
  if (pause === undefined) return false;
  refresh.statusReason = pause;
  // Suspending the process itself pauses the refresh, so its clock stands too; a missing Launch lets it run out.
  if (isSuspended(group, "InstanceRefresh")) refresh.progress = { ...refresh.progress, at: now };
  return true;
}

function findPause(world: World, group: Group, refresh: Refresh): string | undefined {
  const process = ["InstanceRefresh", "Launch", "Terminate"].find((name) =>
    isSuspended(group, name),
  );
  if (process !== undefined) return unverified.waitingForProcess(process);
  const alarm = findAlarm(world, refresh, "INSUFFICIENT_DATA");
  return alarm === undefined ? undefined : unverified.waitingForAlarm(alarm);
}

/** The first alarm of a refresh that is in a state. A rollback does not listen to alarms. */
export function findAlarm(
  world: World,
  refresh: Refresh,
  state: "ALARM" | "INSUFFICIENT_DATA",
): string | undefined {
  if (refresh.rollback) return undefined;
  return refresh.settings.alarms.find(
    (name) => (alarmState(world, name) ?? "INSUFFICIENT_DATA") === state,
  );
}
