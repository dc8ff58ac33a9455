/** Whether the launches of a refresh can succeed at all, judged by the scaling activities since it started. */
import type { Activity } from "../diagnosis/diagnostics";
import { permanentErrors, transientErrors, type LaunchError } from "./launch-error-texts";
import type { StopPolicy, Inputs } from "../inputs/inputs";

/** Why no launch can succeed. */
export interface PermanentLaunchErrors {
  /** Whether instances cannot be launched, or are replaced for their health as soon as they are. @default "launch" */
  readonly kind?: "launch" | "health";
  /** A clause without a full stop: `image ami-0abc does not exist …`. */
  readonly meaning: string;
  /** What the user has to do, without a full stop. */
  readonly fix: string;
  /** AWS's own words. */
  readonly message: string;
  /** How many launches have failed for it. */
  readonly failures: number;
}

/** Failures after which waiting ends: the first may be an accident of the moment. */
const enough = 2;

/**
 * Hopeless are two or more launches that failed with an error that time does not cure, when none has succeeded since the first.
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
    message: activity.statusMessage ?? "",
    failures: failed.length,
  };
}

/** What a launch error means, and its cure. Undefined when time may cure it, or nobody knows. */
export function explainLaunchError(
  message: string,
): { readonly meaning: string; readonly fix: string } | undefined {
  const found = recognise(message);
  return (
    found && {
      meaning: fill(found.error.meaning, found.match),
      fix: fill(found.error.fix, found.match),
    }
  );
}

/** What to do with a hopeless refresh. Undefined when the user does not want to be spared the wait. */
export function failFastPolicy({
  failFast,
  onFailFast,
  preferences,
}: Pick<Inputs, "failFast" | "onFailFast" | "preferences">): StopPolicy | undefined {
  if (failFast === false) return undefined;
  return onFailFast ?? defaultStopPolicy({ preferences });
}

/** How a refresh that is given up ends when the user has not said: the way that AWS's own failures end. */
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

/** Whether a launch came to nothing. One that EC2 took and gave up later is `Cancelled`, with a message. */
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

/** Newest first, as the activities are. */
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

/** A launch that EC2 has taken and that has not ended: it may yet succeed. */
function isAccepted({ description, endTime }: Activity): boolean {
  return endTime === undefined && description.startsWith("Launching a new EC2 instance: ");
}

function secondsBetween(one: Activity, other: Activity): number {
  return (Date.parse(other.startTime) - Date.parse(one.startTime)) / 1000;
}

/** The text with the groups of the match; one that did not take part leaves no double blank. */
function fill(text: string, match: RegExpExecArray): string {
  return text
    .replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "")
    .replace(/ {2,}/g, " ");
}
