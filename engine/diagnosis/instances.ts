/** The instances that are not in service, or that AWS may not replace. */
import { surveyFleet } from "../refresh/fleet";
import type { GroupInstance } from "../refresh/group";
import { isActive, type Snapshot } from "../refresh/snapshot";
import type { Diagnostics } from "./diagnostics";
import { autoScalingCommand, fixThenUp, thenUp } from "./next-command";
import type { ObstacleKind, Section } from "./section";
import { groupBy, renderList } from "./wording";

/** There may be several states on one line. */
const idsOfState = 3;

export function notInService({ group }: Diagnostics): Section | undefined {
  const instances = (group?.instances ?? []).filter(
    ({ lifecycleState, healthStatus }) =>
      lifecycleState !== "Standby" && (lifecycleState !== "InService" || isUnhealthy(healthStatus)),
  );
  if (instances.length === 0) return undefined;
  const states = groupBy(instances, renderState).map(
    ([state, same]) => `${renderList(idsOf(same), idsOfState)} ${state}`,
  );
  return { lines: [`instances in trouble or on their way: ${states.join("; ")}`] };
}

function renderState({ lifecycleState, healthStatus }: GroupInstance): string {
  return isUnhealthy(healthStatus) ? `${lifecycleState} and unhealthy` : lifecycleState;
}

function isUnhealthy(healthStatus: string | undefined): boolean {
  return healthStatus?.toLowerCase() === "unhealthy";
}

/** Those that the refresh would replace and may not. */
export function protectedInstances(gathered: Diagnostics): Section | undefined {
  const instances = toBeReplaced(gathered, "InService").filter(
    ({ protectedFromScaleIn }) => protectedFromScaleIn === true,
  );
  return skippedInstances(gathered, {
    kind: "protected",
    instances,
    what: "protected from scale in",
    policy: gathered.refresh.preferences?.scaleInProtectedInstances,
    next: (ids) =>
      gathered.group?.isManagedByEcs === true
        ? fixThenUp({ fix: drainByEcs, keepsTarget: true }, gathered)
        : thenUp(
            autoScalingCommand(
              gathered.errorContext,
              "set-instance-protection",
              "--no-protected-from-scale-in",
              "--instance-ids",
              ...ids,
            ),
            gathered,
          ),
  });
}

/** Tasks run on an instance that ECS protects: without its managed draining they are killed. */
const drainByEcs =
  'set preferences.scaleInProtectedInstances to "Refresh" and turn on managed draining in the ECS capacity provider, so that ECS moves the tasks first';

export function standbyInstances(gathered: Diagnostics): Section | undefined {
  return skippedInstances(gathered, {
    kind: "standby",
    instances: toBeReplaced(gathered, "Standby"),
    what: "on standby",
    policy: gathered.refresh.preferences?.standbyInstances,
    next: (ids) =>
      thenUp(
        autoScalingCommand(gathered.errorContext, "exit-standby", "--instance-ids", ...ids),
        gathered,
      ),
  });
}

/** A command with more instances than this is unreadable. The next diagnosis lists the rest. */
const commandIds = 20;

interface SkippedInstances {
  readonly kind: ObstacleKind;
  readonly instances: readonly GroupInstance[];
  /** What keeps them. */
  readonly what: string;
  /** The setting for such instances. AWS's default is to wait. */
  readonly policy: string | undefined;
  /** What to run, or to do, next. */
  readonly next: (ids: readonly string[]) => string;
}

function skippedInstances(
  { refresh }: Diagnostics,
  { kind, instances, what, policy = "Wait", next }: SkippedInstances,
): Section | undefined {
  if (instances.length === 0) return undefined;
  const ids = idsOf(instances);
  const isWaitedFor = policy === "Wait" && mayHaveWaitedFor(refresh, ids.length);
  const list = renderList(ids);
  if (!isWaitedFor) return { lines: [`${what}: ${list}`] };
  const verb = isActive(refresh) ? "waits" : "waited";
  const text = `the refresh ${verb} for ${list}, which ${ids.length === 1 ? "is" : "are"} ${what}`;
  return {
    lines: [`${what}, and waited for: ${list}`],
    obstacles: [{ kind, text, next: next(ids.slice(0, commandIds)) }],
  };
}

/** AWS replaces everything else first. A refresh that was rolled back waited for these instances if nothing else was left to replace. */
function mayHaveWaitedFor({ status, rollbackDetails }: Snapshot, count: number): boolean {
  if (status !== "RollbackSuccessful") return status !== "Successful";
  const { instancesToUpdateOnRollback: left } = rollbackDetails ?? {};
  return left !== undefined && left > 0 && left <= count;
}

/** The instances in a state that do not run yet what the refresh, or its rollback, goes to; all of them, where that is not known by its number. */
function toBeReplaced({ group, refresh }: Diagnostics, state: string): readonly GroupInstance[] {
  if (group === undefined) return [];
  const isRollingBack = ["RollbackInProgress", "RollbackFailed"].includes(refresh.status);
  const desired = isRollingBack ? undefined : refresh.desiredConfiguration;
  const configuration = desired ?? group.configuration;
  const fleet = configuration && surveyFleet(group, { from: "program", configuration });
  const done = new Set(fleet === undefined ? [] : idsOf(fleet.matching));
  return group.instances.filter(
    ({ lifecycleState, instanceId }) => lifecycleState === state && !done.has(instanceId),
  );
}

function idsOf(instances: readonly GroupInstance[]): readonly string[] {
  return instances.map(({ instanceId }) => instanceId);
}
