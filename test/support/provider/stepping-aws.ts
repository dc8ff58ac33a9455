/** A small Auto Scaling whose refreshes replace one instance with each look at them, and that keeps for what each instance was started. */
import type { Group, GroupInstance } from "../../../engine/refresh/group";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import type { AutoScaling, StartRequest } from "../../../engine/run/ports";
import { aFault } from "./a-fault";
import { aGroup, anInstance } from "./a-group";
import { aConfiguration } from "./a-target";
import { aResolvedTemplate } from "./a-template";

export interface Instance {
  readonly id: string;
  readonly version: string;
  isProtected: boolean;
  isOnStandby: boolean;
  /** Absent for an instance that no refresh of these has started. */
  startedFor?: string;
  /** The refresh that has started it. */
  readonly by?: string;
}

/** How the next refresh goes on when it has replaced so many instances. */
export type InstanceEnd =
  { readonly ends: "Failed" | "RollbackInProgress"; readonly after: number } | "well";

export interface SteppingAws extends AutoScaling {
  readonly instances: () => readonly Instance[];
  /** How many refreshes were started. */
  readonly starts: () => number;
  /** What the refreshes from now on are for, and how the next one goes on. */
  readonly foretell: (purpose: string, fate: InstanceEnd) => void;
  /** Time passes, as at a look. */
  readonly step: () => void;
  /** Lets something look at a world in which no time passes. */
  readonly frozen: <Value>(look: () => Promise<Value>) => Promise<Value>;
}

interface Refresh {
  snapshot: Snapshot;
  readonly request: StartRequest;
  readonly mustReplace: ReadonlySet<string>;
  readonly fate: InstanceEnd;
  readonly purpose: string;
  /** Looks at which nothing moved. */
  idle: number;
}

const over = ["Successful", "Failed", "Cancelled", "RollbackSuccessful"];
/** Looks until AWS gives up. */
const noProgressPolls = 3;

/** A group at version 1. Two versions in a row, 1 and 2 or 3 and 4, have the same image, and differ in their tags. */
export function createSteppingAws(count: number): SteppingAws {
  let instances: readonly Instance[] = [];
  let launched = 0;
  let launches = "1";
  let isFrozen = false;
  let purpose = "";
  let fate: InstanceEnd = "well";
  const refreshes: Refresh[] = [];

  const launch = (version: string, parts: Partial<Instance> = {}): void => {
    launched += 1;
    const id = `i-${launched}`;
    instances = [...instances, { id, version, isProtected: false, isOnStandby: false, ...parts }];
  };
  const replace = (old: Instance, version: string, parts: Partial<Instance> = {}): void => {
    instances = instances.filter(({ id }) => id !== old.id);
    launch(version, parts);
  };
  const active = () => refreshes.find(({ snapshot }) => !over.includes(snapshot.status));
  const become = (refresh: Refresh, parts: Partial<Snapshot>): void => {
    refresh.snapshot = { ...refresh.snapshot, ...parts };
  };
  const versionOf = ({ desiredConfiguration }: StartRequest): string =>
    String(desiredConfiguration?.launchTemplate?.version ?? launches);
  const startedBy = ({ snapshot }: Refresh) =>
    instances.filter(({ by }) => by === snapshot.instanceRefreshId);

  const goBack = (refresh: Refresh): void => {
    const [next] = startedBy(refresh);
    if (next === undefined) become(refresh, { status: "RollbackSuccessful" });
    else replace(next, launches);
  };
  const goOn = (refresh: Refresh): void => {
    const { request, mustReplace, snapshot } = refresh;
    const { scaleInProtectedInstances, standbyInstances } = request.preferences;
    const whenHeld = ({ isOnStandby, isProtected }: Instance): string =>
      isOnStandby
        ? (standbyInstances ?? "Wait")
        : isProtected
          ? (scaleInProtectedInstances ?? "Wait")
          : "go";
    const left = instances.filter(({ id }) => mustReplace.has(id));
    const next = left.find((one) => !["Wait", "Ignore"].includes(whenHeld(one)));
    if (next !== undefined) {
      const by = snapshot.instanceRefreshId;
      replace(next, versionOf(request), { startedFor: refresh.purpose, by });
    } else if (left.some((one) => whenHeld(one) === "Wait")) {
      refresh.idle += 1;
      if (refresh.idle > noProgressPolls) become(refresh, { status: "Failed" });
    } else {
      become(refresh, { status: "Successful", percentageComplete: 100 });
      launches = versionOf(request);
    }
  };
  const step = (): void => {
    const refresh = active();
    if (refresh === undefined || isFrozen) return;
    const { snapshot, fate: end } = refresh;
    if (snapshot.status === "Pending") become(refresh, { status: "InProgress" });
    else if (snapshot.status === "Cancelling") become(refresh, { status: "Cancelled" });
    else if (snapshot.status === "RollbackInProgress") goBack(refresh);
    else if (end !== "well" && startedBy(refresh).length >= end.after)
      become(refresh, { status: end.ends });
    else goOn(refresh);
  };
  const end = (status: string): Promise<void> => {
    const refresh = active();
    if (refresh === undefined) return Promise.reject(aFault("noActiveRefresh"));
    become(refresh, { status });
    return Promise.resolve();
  };
  const start = (request: StartRequest): string => {
    const { desiredConfiguration, preferences } = request;
    const instanceRefreshId = `r-${refreshes.length + 1}`;
    const mustReplace = instances.filter(
      ({ version }) => preferences.skipMatching !== true || version !== versionOf(request),
    );
    refreshes.unshift({
      snapshot: {
        instanceRefreshId,
        status: "Pending",
        preferences,
        ...(desiredConfiguration && { desiredConfiguration: aConfiguration(versionOf(request)) }),
      },
      request,
      mustReplace: new Set(mustReplace.map(({ id }) => id)),
      fate,
      purpose,
      idle: 0,
    });
    fate = "well";
    return instanceRefreshId;
  };

  for (let at = 0; at < count; at += 1) launch(launches);
  return {
    instances: () => instances,
    starts: () => refreshes.length,
    foretell: (nextPurpose, nextFate) => {
      purpose = nextPurpose;
      fate = nextFate;
    },
    step,
    frozen: async (look) => {
      isFrozen = true;
      try {
        return await look();
      } finally {
        isFrozen = false;
      }
    },
    describeRefreshes: (_group, id) => {
      const seen = refreshes.map(({ snapshot }) => snapshot);
      step();
      return Promise.resolve(
        id === undefined ? seen : seen.filter(({ instanceRefreshId }) => instanceRefreshId === id),
      );
    },
    startRefresh: (request) =>
      active() === undefined
        ? Promise.resolve(start(request))
        : Promise.reject(aFault("refreshInProgress", "StartInstanceRefresh")),
    cancelRefresh: () => end("Cancelling"),
    rollBackRefresh: () => end("RollbackInProgress"),
    findGroup: () => Promise.resolve(groupOf(instances, launches)),
    resolveTemplate: ({ version = "1" }) => {
      const imageId = `ami-${Math.ceil(Number(version) / 2)}`;
      const data = { imageId, tagSpecifications: version };
      return Promise.resolve(aResolvedTemplate({ version: String(version), imageId, data }));
    },
  };
}

function groupOf(instances: readonly Instance[], launches: string): Group {
  const seen = instances.map(({ id, version, isOnStandby, isProtected }): GroupInstance => {
    const lifecycleState = isOnStandby ? "Standby" : "InService";
    return anInstance(id, version, { lifecycleState, protectedFromScaleIn: isProtected });
  });
  return aGroup({
    configuration: aConfiguration(launches),
    instances: seen,
    defaultInstanceWarmup: 0,
  });
}
