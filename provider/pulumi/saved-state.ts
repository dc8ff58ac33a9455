/** The outputs as a file format: what Pulumi keeps between two runs, and how it is read back. */
import { isRecord } from "../core/equality";
import type { LaunchTemplateSpecification } from "../core/inputs";
import type { Past, Wanted } from "../core/roll-reason";
import { stateTooNew } from "../core/start-errors";
import type { RollbackDetails, Snapshot } from "../core/snapshot";
import type { Verified } from "../operations/verify";
import { fingerprints } from "./fingerprint";
import { isWanted } from "./readable";

/** What a refresh leaves in the outputs. Names and units are AWS's. */
export interface RefreshOutputs {
  readonly instanceRefreshId?: string;
  readonly status?: string;
  readonly statusReason?: string;
  readonly percentageComplete?: number;
  readonly instancesToUpdate?: number;
  readonly startTime?: string;
  readonly endTime?: string;
  /** Seconds from start to end. */
  readonly durationSeconds?: number;
  readonly rollbackDetails?: RollbackDetails;
}

/** What a run leaves in the outputs besides. */
export interface RunOutputs {
  readonly launchTemplate?: LaunchTemplateSpecification;
  readonly previousLaunchTemplate?: LaunchTemplateSpecification;
  readonly rollReason?: string;
  /** Why the fleet would be rolled if it were not on hold. */
  readonly pendingReason?: string;
  /** How many instances the refresh replaced. */
  readonly instancesReplaced?: number;
  /** The ids of the instances that do not run the target. */
  readonly instancesOutdated?: readonly string[];
}

/** Every output that is not an input. The class must name them all, or Pulumi makes no `Output` of them. */
export const outputNames = [
  "instanceRefreshId",
  "status",
  "statusReason",
  "percentageComplete",
  "instancesToUpdate",
  "startTime",
  "endTime",
  "durationSeconds",
  "rollbackDetails",
  "launchTemplate",
  "previousLaunchTemplate",
  "rollReason",
  "pendingReason",
  "instancesReplaced",
  "instancesOutdated",
] as const satisfies readonly (keyof RefreshOutputs | keyof RunOutputs)[];

/** Where the part of the state is that only we read. Pulumi hides keys that begin with two underscores. */
const savedKey = "__saved";

/** The version of the format that is written. */
const currentVersion = 2;

/**
 * Version 2 of the format, and version 1, which had the triggers' values where version 2 has their fingerprints: Pulumi encrypts a
 * secret only under the name that it was given under. A later version must go on reading both.
 */
interface Saved {
  readonly version: number;
  readonly settled?: Wanted;
  readonly attempt?: Wanted;
  readonly remnants?: readonly Wanted[];
}

/** What earlier refreshes were for. */
type Known = Pick<Past, "settled" | "attempt" | "remnants">;

export type Properties = Readonly<Record<string, unknown>>;

/**
 * What earlier runs left, from the outputs of the last one. A state that is not ours, or was edited, reads as far as it can be.
 *
 * @throws InstanceRefreshError when a later version has written it: what cannot be read would be lost with the next run
 */
export function pastOf(outputs: Properties): Past {
  const saved: unknown = outputs[savedKey];
  const known = isSaved(saved) ? wantedIn(saved, outputs) : {};
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

/** The hidden part of the outputs. The triggers must be fingerprints. */
export function toSaved({ settled, attempt, remnants }: Known): Properties {
  const saved: Saved = {
    version: currentVersion,
    ...(settled && { settled }),
    ...(attempt && { attempt }),
    ...(remnants && { remnants }),
  };
  return { [savedKey]: saved };
}

/** The visible part of the outputs that a refresh fills in. */
export function toRefreshOutputs(refresh: Snapshot): RefreshOutputs {
  const { startTime, endTime } = refresh;
  return present({
    instanceRefreshId: refresh.instanceRefreshId,
    status: refresh.status,
    statusReason: refresh.statusReason,
    percentageComplete: refresh.percentageComplete,
    instancesToUpdate: refresh.instancesToUpdate,
    startTime,
    endTime,
    durationSeconds:
      startTime === undefined || endTime === undefined
        ? undefined
        : (Date.parse(endTime) - Date.parse(startTime)) / 1000,
    rollbackDetails: refresh.rollbackDetails,
  });
}

/** The visible part of the outputs that the fleet fills in. */
export function toFleetOutputs(verified: Verified | undefined): RunOutputs {
  return present({
    instancesReplaced: verified?.replaced,
    instancesOutdated: verified?.left?.map(({ instance }) => instance.instanceId),
  });
}

/** What the fleet was rolled to: after a rollback that is what it ran before. */
export function runningTemplate(
  status: string,
  {
    launchTemplate,
    previousLaunchTemplate,
  }: { readonly launchTemplate?: unknown; readonly previousLaunchTemplate?: unknown },
): Properties {
  const running = status === "RollbackSuccessful" ? previousLaunchTemplate : launchTemplate;
  return running === undefined ? {} : { launchTemplate: running };
}

/** The outputs of the refresh and the run as the last run left them. */
export function previousOutputs(outputs: Properties): Properties {
  const kept = outputNames.filter((name) => name !== "pendingReason");
  return present(Object.fromEntries(kept.map((name) => [name, outputs[name]])));
}

/** The inputs among the properties of a resource: all that is neither an output nor hidden. */
export function visibleInputs(properties: Properties): Properties {
  const isOutput = (name: string): boolean => outputNames.some((output) => output === name);
  return Object.fromEntries(
    Object.entries(properties).filter(([name]) => !name.startsWith("__") && !isOutput(name)),
  );
}

function wantedIn(
  { version, settled, attempt, remnants }: Saved,
  { autoScalingGroupName }: Properties,
): Known {
  if (version > currentVersion) {
    const scene = { autoScalingGroupName: String(autoScalingGroupName) };
    throw stateTooNew(scene, { found: version, known: currentVersion });
  }
  const read = (wanted: Wanted): Wanted =>
    version === 1 ? { ...wanted, triggers: fingerprints(wanted.triggers) } : wanted;
  const rest = Array.isArray(remnants) ? remnants.filter(isWanted).map(read) : [];
  return {
    ...(isWanted(settled) && { settled: read(settled) }),
    ...(isWanted(attempt) && { attempt: read(attempt) }),
    ...(rest.length > 0 && { remnants: rest }),
  };
}

function isSaved(value: unknown): value is Saved {
  const version = isRecord(value) ? value["version"] : undefined;
  return typeof version === "number" && Number.isInteger(version) && version >= 1;
}

/** The object without the parts that are undefined: Pulumi's serialiser takes none. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
