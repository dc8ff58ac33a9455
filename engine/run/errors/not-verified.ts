/** The errors of a refresh that AWS reports as successful but the fleet does not confirm. */
import { cut } from "../../diagnosis/wording";
import { failed } from "./ending";
import { renderInstance } from "../../refresh/fleet";
import type { InstanceRefreshError, ErrorContext } from "./instance-refresh-error";
import type { LaunchTemplateSpecification } from "../../inputs/inputs";
import { renderSubject } from "../../refresh/target";
import type { OutdatedInstance } from "../../refresh/outdated-instances";
import type { Snapshot } from "../../refresh/snapshot";
import { renderTargetHealth, type TargetGroupHealth } from "../verify-targets";

/** The violations. */
export interface Violations {
  /** Instances that do not run the target. */
  readonly left: readonly OutdatedInstance[];
  /** Instances that run the target, although the refresh had to replace them too. */
  readonly kept: readonly OutdatedInstance[];
}

/** AWS reports `Successful`, but instances do not run the target, or were not replaced although they should have been. */
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
 * AWS reports `Successful`, and it cannot be verified.
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
    `but ${reason}, and verify is "strict". Fix it, or set verify to "warn"; then run \`pulumi up\`, which checks again.`,
  );
}

/** AWS reports `Successful`, but the load balancers do not send traffic to every instance. */
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

/** AWS reports `Successful`, but the group launches from another template than the target's. */
export function groupElsewhere(
  errorContext: ErrorContext,
  refresh: Snapshot,
  template: LaunchTemplateSpecification,
): InstanceRefreshError {
  return renderUnverified(
    errorContext,
    refresh,
    `but the group itself launches from ${renderSubject(template)}, not from the target: somebody has changed the group meanwhile. ` +
      "Run `pulumi up` again, which moves the group and replaces only what does not run the target.",
  );
}

/** AWS reports `Successful`, but the group no longer exists. */
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

/** With more instances than this, the message gives a count. */
const shownInstances = 6;

function render(left: readonly OutdatedInstance[]): string {
  return cut(left.map(renderOutdated), shownInstances, "instances").join("; ");
}

/** An instance and why it was not replaced. */
export function renderOutdated({ instance, reason }: OutdatedInstance): string {
  return `${renderInstance(instance)}${reason === undefined ? "" : `, because ${reason}`}`;
}

/** A later refresh does not replace an instance while its reason exists. AWS does not distinguish instances that had to be replaced from new ones. */
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
