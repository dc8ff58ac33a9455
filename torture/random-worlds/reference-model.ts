/** The truth about a fleet, from the simulator's own books. It shares nothing with the provider, not even how a version is compared. */
import type { Simulator } from "../../simulator/index";

/** A part of the simulator's books. */
interface Records {
  readonly autoScaling: { readonly groups: Readonly<Record<string, Group>> };
}

interface Group {
  readonly members: Readonly<Record<string, Member>>;
  readonly refreshes: readonly Refresh[];
  readonly source: {
    readonly template?: Template;
    readonly policy?: {
      readonly LaunchTemplate?: { readonly LaunchTemplateSpecification?: Template };
    };
  };
}

interface Template {
  readonly Version?: string;
}

interface Refresh {
  readonly id: string;
  readonly requestedAt: number;
  readonly status: string;
}

interface Member {
  readonly instanceId: string;
  readonly lifecycleState: string;
  readonly protectedFromScaleIn: boolean;
  readonly launchTemplate?: { readonly version: string };
}

/** What the user has asked for, and may be let off. */
export interface Asked {
  /** When. */
  readonly since: Date;
  /** An instance may run any of these. */
  readonly versions: ReadonlySet<string>;
  /** The instances that a changed trigger wants gone. */
  readonly toReplace: ReadonlySet<string>;
  readonly ignoresProtected: boolean;
  /** Whether instances on standby count as those in service do. */
  readonly countsStandby: boolean;
  /** Whether the last checkpoint is below 100 %. */
  readonly isPartial: boolean;
}

export interface Truth {
  /** The instances in service that had to be replaced, and were not. */
  readonly left: readonly string[];
  /** Whether the newest refresh was started for this, or later, and AWS calls it a success. */
  readonly hasSucceeded: boolean;
}

export function truthOf(simulator: Simulator, asked: Asked): Truth {
  const { members, refreshes } = groupOf(simulator);
  const counted = asked.countsStandby ? ["InService", "Standby"] : ["InService"];
  const left = Object.values(members)
    .filter(({ lifecycleState }) => counted.includes(lifecycleState))
    .filter(({ protectedFromScaleIn }) => !(protectedFromScaleIn && asked.ignoresProtected))
    .filter(
      ({ instanceId, launchTemplate }) =>
        !asked.versions.has(launchTemplate?.version ?? "none") || asked.toReplace.has(instanceId),
    )
    .map(({ instanceId }) => instanceId);
  const [newest] = [...refreshes].sort((one, other) => other.requestedAt - one.requestedAt);
  const isFresh = newest !== undefined && newest.requestedAt >= asked.since.getTime();
  return {
    left: asked.isPartial ? [] : left,
    hasSucceeded: isFresh && newest.status === "Successful",
  };
}

/** The id of the refresh that is under way. */
export function activeRefresh(simulator: Simulator): string | undefined {
  const { refreshes } = groupOf(simulator);
  return refreshes.find(({ status }) => !over.includes(status))?.id;
}

const over = ["Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"];

/** The instances in this state now, and the version that each runs. */
export function instancesIn(
  simulator: Simulator,
  state: "InService" | "Standby",
): ReadonlyMap<string, string> {
  const found = Object.values(groupOf(simulator).members).filter(
    ({ lifecycleState }) => lifecycleState === state,
  );
  return new Map(
    found.map(({ instanceId, launchTemplate }) => [instanceId, launchTemplate?.version ?? "none"]),
  );
}

/** The version that the group itself launches. */
export function groupVersion(simulator: Simulator): string {
  const { template, policy } = groupOf(simulator).source;
  const own = template ?? policy?.LaunchTemplate?.LaunchTemplateSpecification;
  return own?.Version ?? "none";
}

function groupOf(simulator: Simulator): Group {
  const [books] = Object.values(simulator.state() as Readonly<Record<string, Records>>);
  const [group] = Object.values(books?.autoScaling.groups ?? {});
  if (group === undefined) throw new Error("The simulator has no group in its books.");
  return group;
}
