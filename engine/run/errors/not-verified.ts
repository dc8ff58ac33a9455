/** A success of AWS's that is none: what it left, why, and what would have replaced it. */
import { cut } from "../../diagnosis/wording";
import { failed } from "./ending";
import { renderInstance } from "../../refresh/fleet";
import type { InstanceRefreshError, ErrorContext } from "./instance-refresh-error";
import type { OutdatedInstance } from "../../refresh/outdated-instances";
import type { Snapshot } from "../../refresh/snapshot";
import { renderTargetHealth, type TargetGroupHealth } from "../verify-targets";

/** What speaks against a success. */
export interface Violations {
  /** Instances that do not run the target. */
  readonly left: readonly OutdatedInstance[];
  /** Instances that run it, of a refresh that was to replace them all the same. */
  readonly kept: readonly OutdatedInstance[];
}

/** AWS says `Successful`, but instances do not run the target, or were to be replaced and were not. */
export function notVerified(
  errorContext: ErrorContext,
  refresh: Snapshot,
  { left, kept }: Violations,
): InstanceRefreshError {
  const what = [
    ...(left.length > 0 ? [`these instances do not run the target: ${render(left)}`] : []),
    ...(kept.length > 0 ? [`these instances were not replaced: ${render(kept)}`] : []),
  ];
  return renderUnverified(
    errorContext,
    refresh,
    `but ${what.join(", and ")}. ${fixesOf({ left, kept }).join(" ")}`,
  );
}

/**
 * AWS says `Successful`, and nobody can tell whether that is so.
 *
 * @param why a clause without a full stop
 */
export function notVerifiable(
  errorContext: ErrorContext,
  refresh: Snapshot,
  reason: string,
): InstanceRefreshError {
  return renderUnverified(
    errorContext,
    refresh,
    `but ${reason}, and verify is "strict". Mend that, or set verify to "warn"; then run \`pulumi up\`, which looks again.`,
  );
}

/** AWS says `Successful`, and the load balancers do not send traffic to every instance. */
export function targetsUnhealthy(
  errorContext: ErrorContext,
  refresh: Snapshot,
  targets: readonly TargetGroupHealth[],
): InstanceRefreshError {
  return renderUnverified(
    errorContext,
    refresh,
    `but ${targets.map(renderTargetHealth).join(", and ")}, and verify is "strict". ` +
      "Fix the health check or the new version, then run `pulumi up`, which checks again.",
  );
}

/** AWS says `Successful`, and by now there is no fleet any more. */
export function groupGone(errorContext: ErrorContext, refresh: Snapshot): InstanceRefreshError {
  return renderUnverified(
    errorContext,
    refresh,
    "but the group is gone. Run `pulumi refresh`, then `pulumi up`.",
  );
}

function renderUnverified(
  { autoScalingGroupName }: ErrorContext,
  refresh: Snapshot,
  reason: string,
): InstanceRefreshError {
  return failed(
    "NotVerified",
    refresh,
    `Verifying instance refresh (${refresh.instanceRefreshId}) of ${autoScalingGroupName}: AWS calls it Successful, ${reason}`,
  );
}

/** More instances than these are a count. */
const shownInstances = 6;

function render(left: readonly OutdatedInstance[]): string {
  return cut(left.map(renderOutdated), shownInstances, "instances").join("; ");
}

/** An instance, and why it was left. */
export function renderOutdated({ instance, reason }: OutdatedInstance): string {
  return `${renderInstance(instance)}${reason === undefined ? "" : `, because ${reason}`}`;
}

/** What was left for a reason is left again, as long as the reason is there. AWS cannot tell what was to be replaced from what is new. */
function fixesOf({ left, kept }: Violations): readonly string[] {
  const fixes = new Set([...left, ...kept].flatMap(({ fix }) => fix ?? []));
  const which = kept.length === 0 ? " to replace them" : ", which replaces every instance anew";
  return fixes.size === 0
    ? [`Run \`pulumi up\` again${which}.`]
    : [
        ...[...fixes].map((fix) => `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.`),
        `Then run \`pulumi up\`${kept.length === 0 ? "" : which}.`,
      ];
}
