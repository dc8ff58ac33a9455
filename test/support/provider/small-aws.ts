/** A small Auto Scaling in memory: one group, one launch template, and refreshes that move one step with each poll. */
import type { Fault } from "../../../engine/run/fault";
import type { Group, GroupInstance } from "../../../engine/refresh/group";
import type { DesiredConfiguration, Preferences } from "../../../engine/inputs/inputs";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import { isTerminal } from "../../../engine/refresh/status";
import { launchTemplateOf, versionOf } from "../../../engine/refresh/target";
import type { AutoScaling, ResolvedTemplate, StartRequest } from "../../../engine/run/ports";
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
  /** Changes an instance as somebody would by hand. */
  readonly changeInstance: (instanceId: string, parts: Partial<GroupInstance>) => void;
  /** Starts a refresh as somebody else would. */
  readonly rival: (version: string, preferences?: Preferences) => void;
  /** The version that `$Latest` and `$Default` stand for. */
  readonly setLatest: (version: string) => void;
  /** Runs before or after the effect of every call; what it throws, the caller gets. */
  readonly disturb: (disturbance: (call: Call, when: "before" | "after") => void) => void;
  /** Time passes, as at a poll. */
  readonly step: () => void;
  /** Runs something in a world in which no time passes. */
  readonly frozen: <Value>(run: () => Promise<Value>) => Promise<Value>;
}

export interface SmallAwsOptions {
  readonly group?: Group;
  /** What each new refresh goes through, one step a poll. @default Pending, half done, Successful */
  readonly path?: readonly Partial<Snapshot>[];
  /** How refreshes go on, where a path does not say enough. @default along the path; the whole group is replaced at its success */
  readonly course?: Course;
  /** What a version of the launch template says. @default the same image in each */
  readonly templateOf?: (version: string) => Partial<ResolvedTemplate>;
}

/** A refresh that begins. */
export interface Beginning {
  readonly instanceRefreshId: string;
  readonly request: StartRequest;
  /** The version that it rolls to. */
  readonly version: string;
}

/** The group, which a refresh changes. */
export interface Fleet {
  group: Group;
}

export interface Course {
  /** What a refresh becomes, from its beginning on. */
  readonly begin: (beginning: Beginning, fleet: Fleet) => Iterator<Partial<Snapshot>>;
  /** What it becomes from the request of a rollback on. @default one step, then all is back */
  readonly rollBack?: (instanceRefreshId: string, fleet: Fleet) => Iterator<Partial<Snapshot>>;
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
  steps: Iterator<Partial<Snapshot>>;
}

export function createSmallAws(options: SmallAwsOptions = {}): SmallAws {
  const { path = toSuccess, course = alongPath(path), templateOf = () => ({}) } = options;
  const refreshes: Refresh[] = [];
  const calls: Call[] = [];
  const started: StartRequest[] = [];
  const fleet: Fleet = { group: options.group ?? aGroup() };
  let latest = "1";
  let isFrozen = false;
  let disturbance: (call: Call, when: "before" | "after") => void = () => undefined;

  const active = (): Refresh | undefined =>
    refreshes.find(({ snapshot }) => !isTerminal(snapshot.status));
  const require = (fault: Fault): Refresh => {
    const refresh = active();
    if (refresh === undefined) throw fault;
    return refresh;
  };
  const numberOf = (configuration: DesiredConfiguration): string => {
    const version = versionOf(launchTemplateOf(configuration) ?? {});
    return version.startsWith("$") ? latest : version;
  };
  const step = (): void => {
    const refresh = active();
    if (refresh === undefined || isFrozen) return;
    const next = refresh.steps.next();
    if (next.done !== true) refresh.snapshot = { ...refresh.snapshot, ...next.value };
  };
  const add = (request: StartRequest): string => {
    if (active() !== undefined) throw aFault("refreshInProgress", "StartInstanceRefresh");
    const instanceRefreshId = `r-${refreshes.length + 1}`;
    const { desiredConfiguration, preferences } = request;
    const version = numberOf(desiredConfiguration ?? fleet.group.configuration ?? {});
    refreshes.unshift({
      snapshot: {
        instanceRefreshId,
        status: "Pending",
        preferences: { minHealthyPercentage: 90, autoRollback: false, ...preferences },
        ...(desiredConfiguration && { desiredConfiguration: aConfiguration(version) }),
      },
      steps: course.begin({ instanceRefreshId, request, version }, fleet),
    });
    step();
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
    group: () => fleet.group,
    changeInstance: (instanceId, parts) => {
      const instances = fleet.group.instances.map((instance) =>
        instance.instanceId === instanceId ? { ...instance, ...parts } : instance,
      );
      fleet.group = { ...fleet.group, instances };
    },
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
    step,
    frozen: async (run) => {
      isFrozen = true;
      try {
        return await run();
      } finally {
        isFrozen = false;
      }
    },
    describeRefreshes: (_group, id) =>
      acted("describeRefreshes", () => {
        const seen = refreshes.map(({ snapshot }) => snapshot);
        step();
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
        refresh.steps = toCancelled.values();
        step();
      }),
    rollBackRefresh: () =>
      acted("rollBackRefresh", () => {
        const refresh = require(aFault("noActiveRefresh", "RollbackInstanceRefresh"));
        const { instanceRefreshId } = refresh.snapshot;
        refresh.steps = course.rollBack?.(instanceRefreshId, fleet) ?? toOld.values();
        step();
      }),
    findGroup: (name) =>
      acted("findGroup", () =>
        name === fleet.group.autoScalingGroupName ? fleet.group : undefined,
      ),
    resolveTemplate: (template) =>
      acted("resolveTemplate", () => {
        const version = numberOf({ launchTemplate: template });
        return aResolvedTemplate({ version, ...templateOf(version) });
      }),
  };
}

/** The group is as it was until the success, and all new after it. */
function alongPath(path: readonly Partial<Snapshot>[]): Course {
  return {
    *begin({ request, version }, fleet) {
      for (const step of path) {
        if (step.status === "Successful") {
          const { configuration } = fleet.group;
          const isOwn = request.desiredConfiguration === undefined && configuration !== undefined;
          replaceAll(fleet, isOwn ? configuration : aConfiguration(version), version);
        }
        yield step;
      }
    },
  };
}

function replaceAll(fleet: Fleet, configuration: DesiredConfiguration, version: string): void {
  const { launchTemplate = {} } = aConfiguration(version);
  fleet.group = {
    ...fleet.group,
    configuration,
    instances: fleet.group.instances.map((instance) => ({
      ...instance,
      instanceId: `${instance.instanceId}+`,
      launchTemplate,
    })),
  };
}
