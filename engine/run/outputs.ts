/** The outputs that a program sees: the values of the refresh, the fleet and the run. */
import type { RefreshOutputs, RunOutputs } from "../outputs/outputs";
import { outputNames, refreshOutputNames } from "../outputs/schema";
import { secondsTaken, type Snapshot } from "../refresh/snapshot";
import type { Verified } from "./verify";

/** The inputs or outputs of a resource, as Pulumi passes them: values of any type. */
export type Properties = Readonly<Record<string, unknown>>;

/** The visible outputs that come from a refresh. */
export function toRefreshOutputs(refresh: Snapshot): RefreshOutputs {
  return definedOnly({
    instanceRefreshId: refresh.instanceRefreshId,
    status: refresh.status,
    statusReason: refresh.statusReason,
    percentageComplete: refresh.percentageComplete,
    instancesToUpdate: refresh.instancesToUpdate,
    startTime: refresh.startTime,
    endTime: refresh.endTime,
    durationSeconds: secondsTaken(refresh),
    rollbackDetails: refresh.rollbackDetails,
  });
}

/** The outputs with the current values of the refresh. Values that AWS no longer reports are removed. */
export function withRefresh(outputs: Properties, refresh: Snapshot): Properties {
  const isOfRefresh = (name: string): boolean => refreshOutputNames.some((one) => one === name);
  const kept = Object.entries(outputs).filter(([name]) => !isOfRefresh(name));
  const now: Properties = { ...Object.fromEntries(kept), ...toRefreshOutputs(refresh) };
  if (refresh.status !== "RollbackSuccessful") return now;
  const { previousLaunchTemplate, ...back } = now;
  return { ...back, ...runningTemplate(refresh.status, { previousLaunchTemplate }) };
}

/** The visible outputs that come from the fleet. */
export function toFleetOutputs(verified: Verified | undefined): RunOutputs {
  return definedOnly({
    instancesReplaced: verified?.replaced,
    instancesOutdated: verified?.outdated?.map(({ instance }) => instance.instanceId),
  });
}

/** The target of the last success; after a rollback, the target before it. */
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
  return definedOnly(Object.fromEntries(kept.map((name) => [name, outputs[name]])));
}

/** The outputs alone, without inputs and hidden parts. */
export function visibleOutputs(outputs: Properties): RefreshOutputs & RunOutputs {
  return definedOnly(Object.fromEntries(outputNames.map((name) => [name, outputs[name]])));
}

/** The inputs among the properties of a resource: everything that is neither an output nor hidden. */
export function visibleInputs(properties: Properties): Properties {
  const isOutput = (name: string): boolean => outputNames.some((output) => output === name);
  return Object.fromEntries(
    Object.entries(properties).filter(([name]) => !name.startsWith("__") && !isOutput(name)),
  );
}

/** The object without undefined parts, which Pulumi's serialiser does not accept. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
