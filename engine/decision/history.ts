/** What the next run knows of this one, and of a refresh that nobody has watched. */
import { isSameWanted, type Past, type Wanted } from "./reasons";
import type { Snapshot } from "../refresh/snapshot";
import { isSameTarget } from "../refresh/target";
import type { Rolled } from "../run/roll";

export function pastAfter(
  { error, refresh, wanted, outgoing, verified = {} }: Rolled,
  past: Past,
): Past {
  if (refresh === undefined) return past;
  const { instanceRefreshId, status } = refresh;
  const latest = { attempt: wanted, instanceRefreshId, status };
  if (error === undefined) {
    const { left = [], kept = [] } = verified;
    const isComplete = left.length + kept.length === 0;
    const stayed = kept.map(({ instance }) => instance.instanceId);
    return { ...latest, settled: wanted, ...(!isComplete && lingering(wanted, past, stayed)) };
  }
  return {
    ...latest,
    ...(status === "Successful" ? lingering(wanted, past, outgoing) : failed(wanted, past)),
    ...staying(outgoing),
  };
}

/** What a look at our refresh has shown. */
export interface Look {
  readonly refresh: Snapshot;
  /** Whether nothing speaks against its success. */
  readonly isProven: boolean;
  /** Whether it has left no instance as it was, for whatever reason. */
  readonly isComplete: boolean;
  /** Of the instances that it was to replace whatever they run, those that may still be there. */
  readonly outgoing: Past["outgoing"];
}

/** Our refresh as a look finds it. A success that a look cannot prove is left for the next run to record. */
export function pastSeen({ refresh, isProven, isComplete, outgoing }: Look, past: Past): Past {
  const { attempt, instanceRefreshId, status } = { ...past, ...refresh };
  const isNews = status === "Successful" && past.status !== "Successful";
  if (!isNews || attempt === undefined) return { ...past, status };
  const latest = { attempt, instanceRefreshId, status };
  const remnants = lingering(attempt, past, outgoing);
  return isProven
    ? { ...latest, settled: attempt, ...(!isComplete && remnants) }
    : { ...latest, ...remnants, ...staying(outgoing) };
}

function staying(outgoing: Past["outgoing"] = []): Pick<Past, "outgoing"> {
  return outgoing.length === 0 ? {} : { outgoing };
}

/**
 * What the instances that a success of AWS's has left may have been started for. What it has not left was started for it, unless it was
 * to replace that too. One that is none of ours (instances were left for no reason, a gate stayed shut) settles nothing besides: the
 * fleet is not what was wanted, and no longer what it was before either.
 */
function lingering(
  wanted: Wanted,
  { settled, attempt, remnants = [] }: Past,
  outgoing: Past["outgoing"] = [],
): Pick<Past, "remnants"> {
  return remaining([settled, attempt, ...remnants], (known) =>
    outgoing.length === 0 ? isSameTarget(known.target, wanted.target) : isSameWanted(wanted, known),
  );
}

function failed(
  wanted: Wanted,
  { settled, attempt, remnants = [] }: Past,
): Pick<Past, "settled" | "remnants"> {
  return {
    ...(settled && { settled }),
    ...remaining(
      [attempt, ...remnants],
      (known) => isSameWanted(settled, known) || isSameWanted(wanted, known),
    ),
  };
}

/** A state does not grow for ever: what so many refreshes have not ended will hardly be wanted again. */
const mostRemnants = 20;

function remaining(
  known: readonly (Wanted | undefined)[],
  isOver: (known: Wanted) => boolean,
): Pick<Past, "remnants"> {
  const all = known.filter((one) => one !== undefined).filter((one) => !isOver(one));
  const remnants = all.filter(
    (one, at) => all.findIndex((other) => isSameWanted(other, one)) === at,
  );
  return remnants.length === 0 ? {} : { remnants: remnants.slice(0, mostRemnants) };
}
