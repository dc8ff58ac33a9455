/** A success of AWS's that is none: what it left, why, and what would have replaced it. */
import { failed } from "./ending";
import { renderInstance } from "../../refresh/fleet";
import type { InstanceRefreshError, Scene } from "./instance-refresh-error";
import type { LeftBehind } from "../../refresh/outdated-instances";
import type { Snapshot } from "../../refresh/snapshot";

/** What speaks against a success. */
export interface Missed {
  /** Instances that do not run the target. */
  readonly left: readonly LeftBehind[];
  /** Instances that run it, of a refresh that was to replace them all the same. */
  readonly kept: readonly LeftBehind[];
}

/** AWS says `Successful`, but instances do not run the target, or were to be replaced and were not. */
export function notVerified(
  scene: Scene,
  refresh: Snapshot,
  { left, kept }: Missed,
): InstanceRefreshError {
  const what = [
    ...(left.length > 0 ? [`these instances do not run the target: ${render(left)}`] : []),
    ...(kept.length > 0 ? [`these instances were not replaced: ${render(kept)}`] : []),
  ];
  return unproven(
    scene,
    refresh,
    `but ${what.join(", and ")}. ${curesOf({ left, kept }).join(" ")}`,
  );
}

/**
 * AWS says `Successful`, and nobody can tell whether that is so.
 *
 * @param why a clause without a full stop
 */
export function notProven(scene: Scene, refresh: Snapshot, why: string): InstanceRefreshError {
  return unproven(
    scene,
    refresh,
    `but ${why}, and verify is "strict". Mend that, or set verify to "warn"; then run \`pulumi up\`, which looks again.`,
  );
}

/** AWS says `Successful`, and by now there is no fleet any more. */
export function groupGone(scene: Scene, refresh: Snapshot): InstanceRefreshError {
  return unproven(scene, refresh, "but the group is gone. Run `pulumi refresh`, then `pulumi up`.");
}

function unproven(
  { autoScalingGroupName }: Scene,
  refresh: Snapshot,
  why: string,
): InstanceRefreshError {
  return failed(
    "NotVerified",
    refresh,
    `Verifying instance refresh (${refresh.instanceRefreshId}) of ${autoScalingGroupName}: AWS calls it Successful, ${why}`,
  );
}

function render(left: readonly LeftBehind[]): string {
  return left.map(renderLeft).join("; ");
}

/** An instance, and why it was left. */
export function renderLeft({ instance, why }: LeftBehind): string {
  return `${renderInstance(instance)}${why === undefined ? "" : `, because ${why}`}`;
}

/** What was left for a reason is left again, as long as the reason is there. AWS cannot tell what was to be replaced from what is new. */
function curesOf({ left, kept }: Missed): readonly string[] {
  const cures = new Set([...left, ...kept].flatMap(({ cure }) => cure ?? []));
  const which = kept.length === 0 ? " to replace them" : ", which replaces every instance anew";
  return cures.size === 0
    ? [`Run \`pulumi up\` again${which}.`]
    : [
        ...[...cures].map((cure) => `${cure.charAt(0).toUpperCase()}${cure.slice(1)}.`),
        `Then run \`pulumi up\`${kept.length === 0 ? "" : which}.`,
      ];
}
