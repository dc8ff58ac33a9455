/** A small Auto Scaling in memory: one group, one launch template, and refreshes that move one step with each look at them. */
import type { Fault } from "../../../engine/run/fault";
import type { Group } from "../../../engine/refresh/group";
import type { DesiredConfiguration, Preferences } from "../../../engine/inputs/inputs";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import { launchTemplateOf, versionOf } from "../../../engine/refresh/target";
import type { AutoScaling, StartRequest } from "../../../engine/run/ports";
import { aFault } from "./a-fault";
import { aGroup } from "./a-group";
import { aConfiguration } from "./a-target";
import { aResolvedTemplate } from "./a-template";

export type Call = keyof AutoScaling;

export interface SmallAws extends AutoScaling {
  /** Every call, in order. */
  readonly calls: readonly Call[];
  /** Every start that took effect. */
  readonly started: readonly StartRequest[];
  readonly refreshes: () => readonly Snapshot[];
  readonly group: () => Group;
  /** Starts a refresh as somebody else would. */
  readonly rival: (version: string, preferences?: Preferences) => void;
  /** The version that `$Latest` and `$Default` stand for. */
  readonly setLatest: (version: string) => void;
  /** Runs before or after the effect of every call; what it throws, the caller gets. */
  readonly disturb: (disturbance: (call: Call, when: "before" | "after") => void) => void;
}

export interface SmallAwsOptions {
  readonly group?: Group;
  /** What each new refresh goes through, one step a look. @default Pending, half done, Successful */
  readonly path?: readonly Partial<Snapshot>[];
}

const toSuccess: readonly Partial<Snapshot>[] = [
  { status: "Pending" },
  { status: "InProgress", percentageComplete: 50, instancesToUpdate: 1 },
  { status: "Successful", percentageComplete: 100, instancesToUpdate: 0 },
];
const toCancelled: readonly Partial<Snapshot>[] = [
  { status: "Cancelling" },
  { status: "Cancelled" },
];
const toOld: readonly Partial<Snapshot>[] = [
  { status: "RollbackInProgress" },
  { status: "RollbackSuccessful" },
];

interface Refresh {
  snapshot: Snapshot;
  steps: readonly Partial<Snapshot>[];
}

const ends: readonly string[] = [
  "Successful",
  "Failed",
  "Cancelled",
  "RollbackSuccessful",
  "RollbackFailed",
];

export function createSmallAws(options: SmallAwsOptions = {}): SmallAws {
  const refreshes: Refresh[] = [];
  const calls: Call[] = [];
  const started: StartRequest[] = [];
  let group = options.group ?? aGroup();
  let latest = "1";
  let disturbance: (call: Call, when: "before" | "after") => void = () => undefined;

  const active = (): Refresh | undefined =>
    refreshes.find(({ snapshot }) => !ends.includes(snapshot.status));
  const require = (fault: Fault): Refresh => {
    const refresh = active();
    if (refresh === undefined) throw fault;
    return refresh;
  };
  const settle = ({ snapshot }: Refresh): void => {
    if (snapshot.status !== "Successful") return;
    const configuration = snapshot.desiredConfiguration ?? group.configuration ?? {};
    const launchTemplate = launchTemplateOf(resolve(configuration)) ?? {};
    group = {
      ...group,
      configuration,
      instances: group.instances.map((instance) => ({
        ...instance,
        instanceId: `${instance.instanceId}+`,
        launchTemplate,
      })),
    };
  };
  const resolve = (configuration: DesiredConfiguration): DesiredConfiguration => {
    const version = versionOf(launchTemplateOf(configuration) ?? {});
    return aConfiguration(version.startsWith("$") ? latest : version);
  };
  const move = (): void => {
    const refresh = active();
    const [next, ...rest] = refresh?.steps ?? [];
    if (refresh === undefined || next === undefined) return;
    refresh.snapshot = { ...refresh.snapshot, ...next };
    refresh.steps = rest;
    settle(refresh);
  };
  const add = (request: StartRequest): string => {
    if (active() !== undefined) throw aFault("refreshInProgress", "StartInstanceRefresh");
    const [first = { status: "Pending" }, ...steps] = options.path ?? toSuccess;
    const instanceRefreshId = `r-${refreshes.length + 1}`;
    const { desiredConfiguration, preferences } = request;
    refreshes.unshift({
      snapshot: {
        instanceRefreshId,
        status: "Pending",
        preferences: { minHealthyPercentage: 90, autoRollback: false, ...preferences },
        ...(desiredConfiguration && { desiredConfiguration: resolve(desiredConfiguration) }),
        ...first,
      },
      steps,
    });
    return instanceRefreshId;
  };
  const acted = <Value>(call: Call, effect: () => Value): Promise<Value> =>
    Promise.resolve().then(() => {
      calls.push(call);
      disturbance(call, "before");
      const value = effect();
      disturbance(call, "after");
      return value;
    });
  return {
    calls,
    started,
    refreshes: () => refreshes.map(({ snapshot }) => snapshot),
    group: () => group,
    rival: (version, preferences = { skipMatching: false }) => {
      add({
        autoScalingGroupName: "web",
        desiredConfiguration: aConfiguration(version),
        preferences,
      });
    },
    setLatest: (version) => {
      latest = version;
    },
    disturb: (given) => {
      disturbance = given;
    },
    describeRefreshes: (_group, id) =>
      acted("describeRefreshes", () => {
        const seen = refreshes.map(({ snapshot }) => snapshot);
        move();
        return id === undefined
          ? seen
          : seen.filter(({ instanceRefreshId }) => instanceRefreshId === id);
      }),
    startRefresh: (request) =>
      acted("startRefresh", () => {
        const id = add(request);
        started.push(request);
        return id;
      }),
    cancelRefresh: () =>
      acted("cancelRefresh", () => {
        const refresh = require(aFault("noActiveRefresh", "CancelInstanceRefresh"));
        refresh.steps = toCancelled;
        move();
      }),
    rollBackRefresh: () =>
      acted("rollBackRefresh", () => {
        const refresh = require(aFault("noActiveRefresh", "RollbackInstanceRefresh"));
        refresh.steps = toOld;
        move();
      }),
    findGroup: (name) =>
      acted("findGroup", () => (name === group.autoScalingGroupName ? group : undefined)),
    resolveTemplate: (template) =>
      acted("resolveTemplate", () => {
        const version = versionOf(template);
        return aResolvedTemplate({ version: version.startsWith("$") ? latest : version });
      }),
  };
}
