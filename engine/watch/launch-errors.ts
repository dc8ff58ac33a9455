/** Finds out from the scaling activities since the start whether the launches of a refresh can succeed at all. */
import type { Activity } from "../diagnosis/diagnostics";
import { permanentErrors, transientErrors, type LaunchError } from "./launch-error-texts";
import type { StopPolicy, Inputs } from "../inputs/inputs";

/** Why no launch can succeed. */
export interface PermanentLaunchErrors {
  /** Whether instances cannot be launched, or fail their health checks soon after the launch. @default "launch" */
  readonly kind?: "launch" | "health";
  /** A clause without a full stop: `image ami-0abc does not exist …`. */
  readonly meaning: string;
  /** What the user has to do, without a full stop. */
  readonly fix: string;
  /** Whether the fix is not in the launch template, so that the same target can be rolled again. @default false */
  readonly keepsTarget?: true;
  /** The message of AWS. */
  readonly message: string;
  /** The number of launches that failed with this error. */
  readonly failures: number;
}

/** Failures after which waiting ends. A single failure may be transient. */
const enough = 2;

/**
 * Returns the error if at least two launches failed with a permanent error and none has succeeded since the first.
 *
 * @param activities since the refresh started, newest first
 */
export function findPermanentErrors(
  activities: readonly Activity[],
): PermanentLaunchErrors | undefined {
  const launches = activities.filter(isLaunch);
  const lastSuccess = Math.max(0, ...launches.filter(isSuccessful).map(endOf));
  const failed = permanentFailures(launches, activities).filter(
    ({ activity }) => Date.parse(activity.startTime) > lastSuccess,
  );
  const [newest] = failed;
  const oldest = failed.at(-1);
  if (newest === undefined || oldest === undefined || failed.length < enough) return undefined;
  const { error, activity, match } = newest;
  if (secondsBetween(oldest.activity, activity) < (error.settlesWithin ?? 0)) return undefined;
  if (error.afterAcceptance !== true && launches.some(isAccepted)) return undefined;
  return {
    meaning: fill(error.meaning, match),
    fix: fill(error.fix, match),
    ...(error.keepsTarget && { keepsTarget: true }),
    message: activity.statusMessage ?? "",
    failures: failed.length,
  };
}

/** The meaning and the fix of a launch error. Undefined if it is transient or unknown. */
export function explainLaunchError(
  message: string,
): Pick<PermanentLaunchErrors, "meaning" | "fix" | "keepsTarget"> | undefined {
  const found = recognise(message);
  return (
    found && {
      meaning: fill(found.error.meaning, found.match),
      fix: fill(found.error.fix, found.match),
      ...(found.error.keepsTarget && { keepsTarget: true }),
    }
  );
}

/** What to do on permanent launch errors. Undefined if the user has disabled fail-fast. */
export function failFastPolicy({
  failFast,
  onFailFast,
  preferences,
}: Pick<Inputs, "failFast" | "onFailFast" | "preferences">): StopPolicy | undefined {
  if (failFast === false) return undefined;
  return onFailFast ?? defaultStopPolicy({ preferences });
}

/** The stop policy by default: the refresh ends as it would if AWS had reported a failure. */
export function defaultStopPolicy({
  preferences,
}: {
  readonly preferences?: Inputs["preferences"] | undefined;
}): StopPolicy {
  return preferences?.autoRollback === true ? "rollback" : "cancel";
}

/** Whether an activity is the launch of an instance. */
export function isLaunch({ description }: Activity): boolean {
  return description.startsWith("Launching a new EC2 instance");
}

/** Whether a launch has failed. One that EC2 accepted and cancelled later is `Cancelled`, with a message. */
export function isFailed({ statusCode, statusMessage }: Activity): boolean {
  return statusCode === "Failed" || (statusCode === "Cancelled" && statusMessage !== undefined);
}

interface Recognised {
  readonly error: LaunchError;
  readonly match: RegExpExecArray;
}

function recognise(message: string): Recognised | undefined {
  if (transientErrors.some((pattern) => pattern.test(message))) return undefined;
  for (const error of permanentErrors) {
    const match = error.pattern.exec(message);
    if (match) return { error, match };
  }
  return undefined;
}

/** Newest first, as AWS returns the activities. */
function permanentFailures(
  launches: readonly Activity[],
  all: readonly Activity[],
): readonly (Recognised & { readonly activity: Activity })[] {
  return launches.filter(isFailed).flatMap((activity) => {
    const found = recognise(activity.statusMessage ?? "");
    if (found === undefined) return [];
    const isBeside = found.error.awaitsTerminations === true && hasTerminationBeside(activity, all);
    return isBeside ? [] : [{ ...found, activity }];
  });
}

function hasTerminationBeside({ startTime }: Activity, all: readonly Activity[]): boolean {
  const at = Date.parse(startTime);
  return all.some(
    (other) =>
      other.description.startsWith("Terminating EC2 instance") &&
      Date.parse(other.startTime) <= at &&
      (other.endTime === undefined || Date.parse(other.endTime) >= at),
  );
}

function isSuccessful({ statusCode }: Activity): boolean {
  return statusCode === "Successful";
}

function endOf({ endTime, startTime }: Activity): number {
  return Date.parse(endTime ?? startTime);
}

/** A launch that EC2 has accepted and that has not ended. It may still succeed. */
function isAccepted({ description, endTime }: Activity): boolean {
  return endTime === undefined && description.startsWith("Launching a new EC2 instance: ");
}

function secondsBetween(one: Activity, other: Activity): number {
  return (Date.parse(other.startTime) - Date.parse(one.startTime)) / 1000;
}

/** Fills in the groups of the match. A group that did not match leaves no double blank. */
function fill(text: string, match: RegExpExecArray): string {
  return text
    .replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "")
    .replace(/ {2,}/g, " ");
}
