/** Every way in which a refresh ends without success: what happened, what exists in AWS now, what to do next. */
import { renderSeconds } from "./duration";
import { renderFault, type Fault } from "./fault";
import { renderInstance, type LeftBehind } from "./fleet";
import type { Abandon } from "./inputs";
import { InstanceRefreshError, type ErrorCode, type Scene } from "./instance-refresh-error";
import { renderProgress } from "./progress";
import { isActive, type Snapshot } from "./snapshot";

export function rolledBackBefore(scene: Scene, refresh: Snapshot): InstanceRefreshError {
  return failed(
    "RolledBackBefore",
    refresh,
    `Rolling ${scene.autoScalingGroupName}: this very target was rolled back before (${refresh.instanceRefreshId}` +
      `${because(refresh.rollbackDetails?.rollbackReason ?? refresh.statusReason)}). The fleet runs the old configuration, and nothing was started. ` +
      "Change the launch template (or triggers) to what should run instead, or set retryAfterRollback: true to try the same target again.",
  );
}

export function cannotRollBack(
  scene: Scene,
  refresh: Snapshot,
  fault: Fault,
): InstanceRefreshError {
  return failed(
    "CannotRollBack",
    refresh,
    `Rolling back instance refresh (${refresh.instanceRefreshId}) of ${scene.autoScalingGroupName}: ${renderFault(fault)} ` +
      `It is as it was, ${renderProgress(refresh)}. AWS can roll back only a refresh with a desired configuration, ` +
      "of a group whose own launch template version is a number and whose image is not an SSM parameter.",
    fault,
  );
}

/** How a refresh ended that was not successful. */
export function endedBadly(scene: Scene, refresh: Snapshot): InstanceRefreshError {
  const { instanceRefreshId: id, status, statusReason, rollbackDetails } = refresh;
  const subject = `Rolling ${scene.autoScalingGroupName} (${id})`;
  switch (status) {
    case "RollbackSuccessful":
      return failed(
        "RefreshRolledBack",
        refresh,
        `${subject}: AWS rolled back${because(rollbackDetails?.rollbackReason ?? statusReason)}. ` +
          "The old configuration is back on every instance; the new one is not running. " +
          "Mend the new launch template and run `pulumi up` again.",
      );
    case "Cancelled":
      return failed(
        "RefreshCancelled",
        refresh,
        `${subject}: it was cancelled${because(statusReason)}. ` +
          "Instances that had been replaced keep the new configuration, the others the old one. Run `pulumi up` to go on.",
      );
    default:
      return failed(
        "RefreshFailed",
        refresh,
        `${subject}: it ended ${status}${because(rollbackDetails?.rollbackReason)}${because(statusReason)}. ` +
          "Instances that had been replaced keep the new configuration, the others the old one, " +
          "and the group itself still launches the old one. Mend the cause and run `pulumi up` again.",
      );
  }
}

/** AWS says `Successful`, but instances do not run the target. */
export function notVerified(
  { autoScalingGroupName }: Scene,
  refresh: Snapshot,
  left: readonly LeftBehind[],
): InstanceRefreshError {
  const instances = left
    .map(
      ({ instance, why }) =>
        `${renderInstance(instance)}${why === undefined ? "" : `, because ${why}`}`,
    )
    .join("; ");
  return failed(
    "NotVerified",
    refresh,
    `Verifying instance refresh (${refresh.instanceRefreshId}) of ${autoScalingGroupName}: AWS calls it Successful, ` +
      `but these instances do not run the target: ${instances}. Run \`pulumi up\` again to replace them.`,
  );
}

/** What was done with a refresh that we stopped watching. */
export interface Abandoned {
  readonly policy: Abandon;
  /** Why the policy could not be carried out. */
  readonly fault?: Fault;
}

export function waitTimeout(
  scene: Scene,
  refresh: Snapshot,
  options: { readonly seconds: number; readonly abandoned: Abandoned },
): InstanceRefreshError {
  return failed(
    "WaitTimeout",
    refresh,
    `Waiting for instance refresh (${refresh.instanceRefreshId}) of ${scene.autoScalingGroupName}: timed out after ` +
      `${renderSeconds(options.seconds)} at ${renderProgress(refresh)}. ${renderAbandoned(refresh, options.abandoned)}`,
  );
}

export function interrupted(
  scene: Scene,
  refresh: Snapshot,
  abandoned: Abandoned,
): InstanceRefreshError {
  return failed(
    "Interrupted",
    refresh,
    `Waiting for instance refresh (${refresh.instanceRefreshId}) of ${scene.autoScalingGroupName}: interrupted at ` +
      `${renderProgress(refresh)}. ${renderAbandoned(refresh, abandoned)}`,
  );
}

export function watchingStopped(
  scene: Scene,
  refresh: Snapshot,
  fault: Fault,
): InstanceRefreshError {
  return failed(
    "WatchingStopped",
    refresh,
    `Watching instance refresh (${refresh.instanceRefreshId}) of ${scene.autoScalingGroupName}: stopped, because AWS could not be asked any more ` +
      `(${renderFault(fault)}). The refresh itself goes on in AWS; it was last seen at ${renderProgress(refresh)}. ` +
      `${fault.kind === "credentials" ? "Log in again, then run" : "Run"} \`pulumi up\` to resume watching.`,
    fault,
  );
}

export function refreshVanished(scene: Scene, refresh: Snapshot): InstanceRefreshError {
  return failed(
    "RefreshVanished",
    refresh,
    `Watching instance refresh (${refresh.instanceRefreshId}) of ${scene.autoScalingGroupName}: AWS no longer reports it; it was last seen at ` +
      `${renderProgress(refresh)}. The group may have been deleted. Run \`pulumi refresh\`, then \`pulumi up\`.`,
  );
}

function failed(
  code: ErrorCode,
  refresh: Snapshot,
  message: string,
  cause?: unknown,
): InstanceRefreshError {
  return new InstanceRefreshError(code, message, {
    instanceRefreshId: refresh.instanceRefreshId,
    cause,
  });
}

/** AWS's reason as a clause, without its full stop. */
function because(reason: string | undefined): string {
  return reason === undefined || reason === "" ? "" : `: ${reason.replace(/\.$/, "")}`;
}

function renderAbandoned(refresh: Snapshot, { policy, fault }: Abandoned): string {
  const running = "still running; run `pulumi up` again to resume watching.";
  if (policy === "leave") return `It is ${running}`;
  const { done, endings } = acts[policy];
  if (fault !== undefined) {
    return `It could not be ${done} (${renderFault(fault)}) and is ${running}`;
  }
  if (!isActive(refresh) && !endings.includes(refresh.status)) {
    return `It ended ${refresh.status} before it could be ${done}. Run \`pulumi up\` again to start over.`;
  }
  if (policy === "cancel") {
    return `${isActive(refresh) ? "It is being cancelled" : "It was cancelled"}, as asked: instances that had been replaced keep the new configuration. Run \`pulumi up\` again to start over.`;
  }
  return isActive(refresh)
    ? "It is being rolled back to the old configuration, as asked."
    : `The rollback that was asked for ended ${refresh.status}.`;
}

/** What the policies do, in a word, and the statuses that they lead to. */
const acts: Readonly<
  Record<Exclude<Abandon, "leave">, { readonly done: string; readonly endings: readonly string[] }>
> = {
  cancel: { done: "cancelled", endings: ["Cancelled"] },
  rollback: { done: "rolled back", endings: ["RollbackSuccessful", "RollbackFailed"] },
};
