/** Refreshes of a small Auto Scaling that replace one instance with each poll, and keep for what each instance was started. */
import type { Group, GroupInstance } from "../../../engine/refresh/group";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import { aGroup, anInstance } from "./a-group";
import { aConfiguration } from "./a-target";
import type { Beginning, Course, Fleet } from "./small-aws";

/** How the next refresh goes on when it has replaced so many instances. */
export type InstanceEnd =
  { readonly ends: "Failed" | "RollbackInProgress"; readonly after: number } | "well";

export interface InstanceCourse extends Course {
  /** What the refreshes from now on are for, and how the next one goes on. */
  readonly foretell: (purpose: string, end: InstanceEnd) => void;
  /** For what an instance was started. Nothing is known of one that no refresh of these has started. */
  readonly purposes: Map<string, string>;
}

/** Polls until AWS gives up. */
const noProgressPolls = 3;

/** A group at version 1. */
export function aSteppingGroup(count: number): Group {
  return aGroup({
    configuration: aConfiguration("1"),
    instances: Array.from({ length: count }, (_, index) => anInstance(`i-${index + 1}`, "1")),
    defaultInstanceWarmup: 0,
  });
}

export function instanceByInstance(): InstanceCourse {
  /** By instance: the refresh that has started it. */
  const startedBy = new Map<string, string>();
  const purposes = new Map<string, string>();
  let purpose = "";
  let end: InstanceEnd = "well";
  let launched = 0;

  const replace = ({ instanceId }: GroupInstance, version: string, fleet: Fleet): string => {
    launched += 1;
    const id = `i-new-${launched}`;
    const others = fleet.group.instances.filter((one) => one.instanceId !== instanceId);
    fleet.group = { ...fleet.group, instances: [...others, anInstance(id, version)] };
    return id;
  };
  const isStartedBy = (refresh: string, { instanceId }: GroupInstance): boolean =>
    startedBy.get(instanceId) === refresh;

  function* rollBack(refresh: string, fleet: Fleet): Generator<Partial<Snapshot>> {
    yield { status: "RollbackInProgress" };
    for (;;) {
      const next = fleet.group.instances.find((one) => isStartedBy(refresh, one));
      if (next === undefined) break;
      replace(next, versionOf(fleet.group.configuration), fleet);
      yield {};
    }
    yield { status: "RollbackSuccessful" };
  }

  function* begin(beginning: Beginning, fleet: Fleet): Generator<Partial<Snapshot>> {
    const { instanceRefreshId: refresh, request, version } = beginning;
    const [isFor, ends] = [purpose, end];
    end = "well";
    const isMatch = (instance: GroupInstance): boolean => versionOf(instance) === version;
    const mustReplace = new Set(
      fleet.group.instances
        .filter((instance) => request.preferences.skipMatching !== true || !isMatch(instance))
        .map(({ instanceId }) => instanceId),
    );
    yield { status: "Pending" };
    yield { status: "InProgress" };
    for (let idle = 0; ;) {
      const { instances } = fleet.group;
      const done = instances.filter((one) => isStartedBy(refresh, one)).length;
      if (ends !== "well" && done >= ends.after) {
        if (ends.ends === "RollbackInProgress") yield* rollBack(refresh, fleet);
        else yield { status: ends.ends };
        return;
      }
      const left = instances.filter(({ instanceId }) => mustReplace.has(instanceId));
      const next = left.find((one) => !["Wait", "Ignore"].includes(treatmentOf(one, beginning)));
      if (next !== undefined) {
        const id = replace(next, version, fleet);
        startedBy.set(id, refresh);
        purposes.set(id, isFor);
        yield {};
      } else if (left.some((one) => treatmentOf(one, beginning) === "Wait")) {
        idle += 1;
        if (idle > noProgressPolls) {
          yield { status: "Failed" };
          return;
        }
        yield {};
      } else {
        fleet.group = { ...fleet.group, configuration: aConfiguration(version) };
        yield { status: "Successful", percentageComplete: 100 };
        return;
      }
    }
  }

  return {
    begin,
    rollBack,
    purposes,
    foretell: (nextPurpose, nextEnd) => {
      purpose = nextPurpose;
      end = nextEnd;
    },
  };
}

/** What a refresh does with an instance. */
function treatmentOf(
  { lifecycleState, protectedFromScaleIn }: GroupInstance,
  { request: { preferences } }: Beginning,
): string {
  const { scaleInProtectedInstances = "Wait", standbyInstances = "Wait" } = preferences;
  if (lifecycleState === "Standby") return standbyInstances;
  return protectedFromScaleIn === true ? scaleInProtectedInstances : "replace";
}

function versionOf(thing: Group["configuration"] | GroupInstance): string {
  return String(thing?.launchTemplate?.version);
}
