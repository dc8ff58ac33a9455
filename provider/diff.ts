/** Says whether anything is to be done, for `diff`: always yes or no, so that a library upgrade never rolls a fleet. */
import { isSame } from "aws-instance-refresh/values/equality";
import { rollReasons, type Past } from "aws-instance-refresh/decision/reasons";
import { isFault, renderFaultClause } from "aws-instance-refresh/run/fault";
import { isEquivalent } from "aws-instance-refresh/run/template-equivalence";
import { findTarget } from "aws-instance-refresh/run/resolve-target";
import { isNumbered, templatesOf } from "aws-instance-refresh/refresh/target";
import { isPreview } from "./preview";
import { asInputs } from "./run";
import type { Connect } from "./ports";
import { visibleInputs, type Properties } from "aws-instance-refresh/run/outputs";
import { regionOf } from "./stack-configuration";
import { pastOf } from "aws-instance-refresh/decision/saved-state";
import { hasUnknown } from "./unknowns";

export interface Difference {
  readonly changes: boolean;
  readonly replaces?: string[];
}

/** How values are read and the world is reached. */
export interface Means {
  readonly isUnknown: (value: unknown) => boolean;
  readonly connect: Connect;
}

export async function difference(
  olds: Properties,
  news: Properties,
  { isUnknown, connect }: Means,
): Promise<Difference> {
  const past = pastOf(olds);
  const replaces = otherIdentity(olds, news, isUnknown);
  if (replaces.length > 0) return { changes: true, replaces };
  if (hasUnknown(visibleInputs(news), isUnknown)) return { changes: true };
  if (!isSame(visibleInputs(olds), visibleInputs(news))) return { changes: true };
  if (!isSame(olds["__timeouts"], news["__timeouts"])) return { changes: true };
  if (asInputs(news).hold === true) return { changes: false };
  if (past.settled === undefined || past.status !== "Successful") return { changes: true };
  return { changes: await hasMoved(past, news, connect) };
}

/** A resource of another group or Region is another resource. */
function otherIdentity(
  olds: Properties,
  news: Properties,
  isUnknown: Means["isUnknown"],
): string[] {
  const regions = [regionOf(olds), regionOf(news)];
  const identity = {
    autoScalingGroupName: [olds["autoScalingGroupName"], news["autoScalingGroupName"]],
    region: regions.includes(undefined) ? [olds["region"], news["region"]] : regions,
  };
  return Object.entries(identity)
    .filter(([, [before, now]]) => !isUnknown(now) && !isSame(before, now))
    .map(([name]) => name);
}

/** Whether an input that reads the same means something else now: `$Latest` points on, or the group launches from something new. */
async function hasMoved(past: Past, news: Properties, connect: Connect): Promise<boolean> {
  const inputs = asInputs(news);
  const templates = templatesOf(inputs.desiredConfiguration);
  if (templates.length > 0 && templates.every(isNumbered)) return false;
  const ports = { ...connect(news), persistence: "once" } as const;
  try {
    const group =
      inputs.desiredConfiguration === undefined
        ? await ports.autoScaling.findGroup(inputs.autoScalingGroupName)
        : undefined;
    const target = await findTarget(inputs.desiredConfiguration, group, ports);
    const isIgnored = await isEquivalent(target, { inputs, past }, ports);
    return rollReasons(past, { target, triggers: inputs.triggers ?? {} }, isIgnored).length > 0;
  } catch (error) {
    if (!isFault(error)) throw error;
    // An update asks again, and patiently; a change that goes unnoticed ends green. What may never be asked is left to AWS.
    if (!isPreview(news) && error.kind !== "forbidden") return true;
    ports.reporter.warn(
      `AWS could not be asked whether the launch template has moved on (${renderFaultClause(error)}); judging from the inputs alone`,
    );
    return false;
  }
}
