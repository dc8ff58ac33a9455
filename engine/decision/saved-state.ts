/** The hidden part of the outputs as a file format: what Pulumi keeps between two runs, and how it is read back. */
import { isRecord, isSame } from "../values/equality";
import type { Past, Wanted } from "./reasons";
import { stateTooNew } from "../run/errors/start";
import { fingerprints } from "../inputs/fingerprint";
import type { Properties } from "../run/outputs";
import { isWanted } from "./is-readable";

/** Where the part of the state is that only we read. Pulumi hides keys that begin with two underscores. */
const savedKey = "__saved";

/** The version of the format that is written. */
const currentVersion = 3;

/**
 * A later version must go on reading all before it.
 *
 * - Version 1 had the triggers' values where the others have their fingerprints: Pulumi encrypts a secret only under the name that it
 *   was given under.
 * - Version 2 said everything in full.
 * - Version 3 leaves out an `attempt` that is `settled`, and of each what {@link inShort} names.
 */
interface Saved {
  readonly version: number;
  readonly settled?: unknown;
  readonly attempt?: unknown;
  readonly remnants?: unknown;
  readonly outgoing?: unknown;
}

/** What earlier refreshes were for, and what the last one has not come to yet. */
type Known = Pick<Past, "settled" | "attempt" | "remnants" | "outgoing">;

/**
 * What earlier runs left, from the outputs of the last one. A state that is not ours, or was edited, reads as far as it can be.
 *
 * @throws InstanceRefreshError when a later version has written it: what cannot be read would be lost with the next run
 */
export function pastOf(outputs: Properties): Past {
  const saved: unknown = outputs[savedKey];
  const known = isSaved(saved) ? knownFrom(saved, outputs) : {};
  const { status } = outputs;
  const instanceRefreshId = refreshIdOf(outputs);
  return {
    ...known,
    ...(instanceRefreshId !== undefined && { instanceRefreshId }),
    ...(typeof status === "string" && { status }),
  };
}

/** The last refresh that was ours: all that deleting needs to know, of a state of any version. */
export function refreshIdOf({ instanceRefreshId }: Properties): string | undefined {
  return typeof instanceRefreshId === "string" ? instanceRefreshId : undefined;
}

/**
 * The hidden part of the outputs. The triggers must be fingerprints.
 *
 * @param outputs the visible part, which it will stand beside
 */
export function toSaved(known: Known, outputs: Properties): Properties {
  const { settled, attempt, remnants, outgoing } = known;
  const short = (wanted: Wanted): Properties => inShort(wanted, shownBy(outputs));
  const saved: Saved = {
    version: currentVersion,
    ...(settled && { settled: short(settled) }),
    ...(attempt && !isSame(attempt, settled) && { attempt: short(attempt) }),
    ...(remnants && { remnants: remnants.map(short) }),
    ...(outgoing && { outgoing }),
  };
  return { [savedKey]: saved };
}

/** The configuration that the outputs show, if it is no more than a launch template. */
function shownBy({ launchTemplate }: Properties): Properties {
  return launchTemplate === undefined ? {} : { launchTemplate };
}

/** Without a configuration that is shown, an origin that is the program, and triggers that there are none of. */
function inShort({ target, triggers }: Wanted, shown: Properties): Properties {
  const { from, configuration = {}, ...rest } = target;
  const short = {
    ...rest,
    ...(from !== "program" && { from }),
    ...(!isSame(configuration, shown) && { configuration }),
  };
  return {
    ...(Object.keys(short).length > 0 && { target: short }),
    ...(Object.keys(triggers).length > 0 && { triggers }),
  };
}

/** The reverse of {@link inShort}. What is of no such form stays as it is. */
function inFull(short: unknown, shown: Properties): unknown {
  if (!isRecord(short)) return short;
  const { target = {}, triggers = {} } = short;
  if (!isRecord(target)) return short;
  const { from = "program", configuration = shown, ...rest } = target;
  const known = isSame(configuration, {}) ? {} : { configuration };
  return { target: { ...rest, from, ...known }, triggers };
}

function knownFrom(saved: Saved, outputs: Properties): Known {
  const { version, settled, attempt = version < 3 ? undefined : settled, remnants } = saved;
  if (version > currentVersion) {
    const scene = { autoScalingGroupName: String(outputs["autoScalingGroupName"]) };
    throw stateTooNew(scene, { found: version, known: currentVersion });
  }
  const read = (part: unknown): readonly Wanted[] => {
    const wanted = version < 3 ? part : inFull(part, shownBy(outputs));
    if (!isWanted(wanted)) return [];
    return [version === 1 ? { ...wanted, triggers: fingerprints(wanted.triggers) } : wanted];
  };
  const [lastSettled] = read(settled);
  const [lastAttempt] = read(attempt);
  const rest = Array.isArray(remnants) ? remnants.flatMap(read) : [];
  const outgoing = Array.isArray(saved.outgoing) ? saved.outgoing.filter(isText) : [];
  return {
    ...(lastSettled && { settled: lastSettled }),
    ...(lastAttempt && { attempt: lastAttempt }),
    ...(rest.length > 0 && { remnants: rest }),
    ...(outgoing.length > 0 && { outgoing }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isSaved(value: unknown): value is Saved {
  const version = isRecord(value) ? value["version"] : undefined;
  return typeof version === "number" && Number.isInteger(version) && version >= 1;
}
