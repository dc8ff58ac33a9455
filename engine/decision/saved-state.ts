/** The file format of the saved state: the hidden part of the outputs that Pulumi keeps between two runs. */
import { isRecord, isSame } from "../values/equality";
import type { SavedState, Desired } from "./reasons";
import { stateTooNew } from "../run/errors/start";
import type { Properties } from "../run/outputs";
import { isDesired } from "./is-readable";

/** The key of the hidden part. Pulumi hides keys that begin with two underscores. */
const savedKey = "__saved";

/** The version of the format that is written. */
const currentVersion = 1;

/**
 * A later version must be able to read all earlier ones. Version 1 omits a `lastAttempt` that equals `lastSuccess`, and of each what
 * {@link abbreviate} names.
 */
interface Saved {
  readonly version: number;
  readonly lastSuccess?: unknown;
  readonly lastAttempt?: unknown;
  readonly possibleOrigins?: unknown;
  readonly mustReplace?: unknown;
  readonly outdated?: unknown;
  readonly held?: unknown;
  readonly groupArn?: unknown;
}

/** The possible origins of instances, and the instances that the last refresh has not replaced yet. */
type KnownDesired = Pick<
  SavedState,
  | "lastSuccess"
  | "lastAttempt"
  | "possibleOrigins"
  | "mustReplace"
  | "outdated"
  | "held"
  | "groupArn"
>;

/**
 * Reads the saved state from the outputs of the last run. A damaged or edited state is read as far as possible.
 *
 * @throws InstanceRefreshError if a later version has written it: the unreadable parts would be lost with the next run
 */
export function savedStateOf(outputs: Properties): SavedState {
  const saved: unknown = outputs[savedKey];
  const known = isSaved(saved) ? readDesired(saved, outputs) : {};
  const { status } = outputs;
  const instanceRefreshId = refreshIdOf(outputs);
  return {
    ...known,
    ...(instanceRefreshId !== undefined && { instanceRefreshId }),
    ...(typeof status === "string" && { status }),
  };
}

/** The last refresh that was ours, from a state of any version: all that a deletion needs. */
export function refreshIdOf({ instanceRefreshId }: Properties): string | undefined {
  return typeof instanceRefreshId === "string" ? instanceRefreshId : undefined;
}

/**
 * The hidden part of the outputs. The triggers must be fingerprints.
 *
 * @param outputs the visible part of the same state
 */
export function toSaved(known: KnownDesired, outputs: Properties): Properties {
  const { lastSuccess, lastAttempt, possibleOrigins, mustReplace, outdated, held, groupArn } =
    known;
  const short = (desired: Desired): Properties => abbreviate(desired, shownInOutputs(outputs));
  const saved: Saved = {
    version: currentVersion,
    ...(lastSuccess && { lastSuccess: short(lastSuccess) }),
    ...(lastAttempt && !isSame(lastAttempt, lastSuccess) && { lastAttempt: short(lastAttempt) }),
    ...(possibleOrigins && { possibleOrigins: possibleOrigins.map(short) }),
    ...(mustReplace && { mustReplace }),
    ...(outdated && { outdated }),
    ...(held && { held: short(held) }),
    ...(groupArn !== undefined && { groupArn }),
  };
  return { [savedKey]: saved };
}

/** The configuration that the visible outputs show, if it is only a launch template. */
function shownInOutputs({ launchTemplate }: Properties): Properties {
  return launchTemplate === undefined ? {} : { launchTemplate };
}

/** Omits a configuration that the outputs show, an origin that is the program, and empty triggers. */
function abbreviate({ target, triggers }: Desired, shown: Properties): Properties {
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

/** The reverse of {@link abbreviate}. Other values stay as they are. */
function expand(short: unknown, shown: Properties): unknown {
  if (!isRecord(short)) return short;
  const { target = {}, triggers = {} } = short;
  if (!isRecord(target)) return short;
  const { from = "program", configuration = shown, ...rest } = target;
  const known = isSame(configuration, {}) ? {} : { configuration };
  return { target: { ...rest, from, ...known }, triggers };
}

function readDesired(saved: Saved, outputs: Properties): KnownDesired {
  if (saved.version > currentVersion) {
    const errorContext = { autoScalingGroupName: String(outputs["autoScalingGroupName"]) };
    throw stateTooNew(errorContext, { found: saved.version, known: currentVersion });
  }
  const read = (part: unknown): readonly Desired[] => {
    const desired = expand(part, shownInOutputs(outputs));
    return isDesired(desired) ? [desired] : [];
  };
  const [lastSuccess] = read(saved.lastSuccess);
  const [lastAttempt] = read(saved.lastAttempt ?? saved.lastSuccess);
  const possibleOrigins = Array.isArray(saved.possibleOrigins)
    ? saved.possibleOrigins.flatMap(read)
    : [];
  const [held] = read(saved.held);
  const mustReplace = textsOf(saved.mustReplace);
  const outdated = textsOf(saved.outdated);
  const { groupArn } = saved;
  return {
    ...(lastSuccess && { lastSuccess }),
    ...(lastAttempt && { lastAttempt }),
    ...(possibleOrigins.length > 0 && { possibleOrigins }),
    ...(mustReplace.length > 0 && { mustReplace }),
    ...(outdated.length > 0 && { outdated }),
    ...(held && { held }),
    ...(typeof groupArn === "string" && { groupArn }),
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(isText) : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isSaved(value: unknown): value is Saved {
  const version = isRecord(value) ? value["version"] : undefined;
  return typeof version === "number" && Number.isInteger(version) && version >= 1;
}
