/** Every way in which a roll ends before anything was started: what is in the way, and what to do next. */
import { renderFault, type Fault } from "./fault";
import type { Finding } from "./preflight/facts";
import { InstanceRefreshError, type Scene } from "./instance-refresh-error";
import { renderProgress } from "./progress";
import type { Snapshot } from "./snapshot";

export function groupNotFound(
  { autoScalingGroupName, region }: Scene,
  cause?: unknown,
): InstanceRefreshError {
  const where = region === undefined ? "" : ` in ${region}`;
  return new InstanceRefreshError(
    "GroupNotFound",
    `Rolling ${autoScalingGroupName}: there is no Auto Scaling group of this name${where}. Nothing was started. ` +
      "Check autoScalingGroupName, and the region and account that the program runs against.",
    { cause },
  );
}

/** What a later version of this package has saved cannot be read, and must not be written over. */
export function stateTooNew(
  { autoScalingGroupName }: Scene,
  { found, known }: { readonly found: number; readonly known: number },
): InstanceRefreshError {
  return new InstanceRefreshError(
    "StateTooNew",
    `Reading the saved state of ${autoScalingGroupName}: a later version of pulumi-aws-instance-refresh has written it ` +
      `(format ${found}; this one reads formats 1 to ${known}). Nothing was started, and the state is as it was. ` +
      "Install that version of the package, or a later one.",
  );
}

export function refreshInProgress(scene: Scene, other: Snapshot): InstanceRefreshError {
  return new InstanceRefreshError(
    "RefreshInProgress",
    `Starting an instance refresh of ${scene.autoScalingGroupName}: another one (${other.instanceRefreshId}) is active, ` +
      `${renderProgress(other)}. Nothing was started. Run \`pulumi up\` again when it has ended, ` +
      'or choose onConflict: "wait" or "supersede".',
  );
}

export function interruptedBeforeStart({ autoScalingGroupName }: Scene): InstanceRefreshError {
  return new InstanceRefreshError(
    "Interrupted",
    `Rolling ${autoScalingGroupName}: interrupted before anything was started. Run \`pulumi up\` again.`,
  );
}

/** Waiting for somebody else's refresh to get out of the way ended before it did. */
export function conflictWaitEnded(
  scene: Scene,
  other: Snapshot,
  why: string,
): InstanceRefreshError {
  return new InstanceRefreshError(
    "ConflictWaitEnded",
    `Waiting for another instance refresh (${other.instanceRefreshId}) of ${scene.autoScalingGroupName} to end: ${why} at ` +
      `${renderProgress(other)}. Nothing of ours was started. Run \`pulumi up\` again, or choose onConflict: "supersede".`,
  );
}

export function startRejected(scene: Scene, fault: Fault): InstanceRefreshError {
  return new InstanceRefreshError(
    "StartRejected",
    `Starting an instance refresh of ${scene.autoScalingGroupName}: ${renderFault(fault)} Nothing was started.`,
    { cause: fault },
  );
}

/** The answer to the start was lost, and AWS could not be asked what became of the call. */
export function startUnknown({ autoScalingGroupName }: Scene, fault: Fault): InstanceRefreshError {
  return new InstanceRefreshError(
    "StartUnknown",
    `Starting an instance refresh of ${autoScalingGroupName}: AWS's answer was lost, and AWS could not be asked what became of the start ` +
      `(${renderFault(fault)}). A refresh may be running. Run \`pulumi up\` again: it looks for it before it starts one.`,
    { cause: fault },
  );
}

/** AWS says that a refresh is active and reports none, over and over. */
export function startCollided({ autoScalingGroupName }: Scene): InstanceRefreshError {
  return new InstanceRefreshError(
    "RefreshInProgress",
    `Starting an instance refresh of ${autoScalingGroupName}: AWS says that another one is in progress, but reports none. ` +
      "Nothing was started. Run `pulumi up` again in a minute.",
  );
}

/** What the preflight found, all of it: one sentence first, then each obstacle on a line of its own. */
export function preflightFailed(
  { autoScalingGroupName }: Scene,
  findings: readonly Finding[],
): InstanceRefreshError {
  const obstacles = findings.filter(({ severity }) => severity === "error").map(({ text }) => text);
  return new InstanceRefreshError(
    "PreflightFailed",
    `Rolling ${autoScalingGroupName}: ${obstacles.length === 1 ? "something stands" : `${obstacles.length} things stand`} in the way, so nothing was started.` +
      obstacles.map((text) => `\n  - ${text}.`).join(""),
  );
}
