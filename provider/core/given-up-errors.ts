/** How a refresh ends that we gave up before AWS did: its launches cannot succeed, or a gate stayed shut. */
import { renderGivenUp, type Abandoned } from "./abandoned";
import type { Diagnosis } from "./diagnosis/explain";
import { mendThenUp } from "./diagnosis/next-command";
import { failed, withLines } from "./ending-errors";
import type { GateFailure } from "./gate";
import type { Hopeless } from "./hopeless";
import type { InstanceRefreshError, Scene } from "./instance-refresh-error";
import type { Snapshot } from "./snapshot";

/** The wait ended early, because no launch can succeed. */
export function failFast(
  scene: Scene,
  refresh: Snapshot,
  { hopeless, abandoned, diagnosis }: FailFastDetails,
): InstanceRefreshError {
  const { meaning, failures, cure } = hopeless;
  const sentences =
    `Rolling ${scene.autoScalingGroupName} (${refresh.instanceRefreshId}): stopped early, because no instance can be launched: ` +
    `${meaning} (${failures} launches failed). ${renderGivenUp(refresh, abandoned)}`;
  return failed(
    "FailFast",
    refresh,
    withLines(sentences, diagnosis?.lines ?? [`next: ${mendThenUp(cure)}`]),
  );
}

export interface FailFastDetails {
  readonly hopeless: Hopeless;
  readonly abandoned: Abandoned;
  readonly diagnosis: Diagnosis | undefined;
}

/** A gate stayed shut. Without `abandoned`, AWS had already called the refresh a success, and there was nothing left to end. */
export function gatesShut(
  { autoScalingGroupName }: Scene,
  refresh: Snapshot,
  details: { readonly failures: readonly GateFailure[]; readonly abandoned?: Abandoned },
): InstanceRefreshError {
  const { failures, abandoned } = details;
  const gates = failures.map(({ gate, saw }) => `- ${gate}: ${saw}`);
  const state =
    abandoned === undefined
      ? "AWS had already called the refresh Successful, so every instance runs the new configuration. " +
        "Give preferences.bakeTime a value to let the last gates decide before that."
      : renderGivenUp(refresh, abandoned);
  return failed(
    "GateFailed",
    refresh,
    withLines(
      `Rolling ${autoScalingGroupName} (${refresh.instanceRefreshId}): ${failures.length === 1 ? "a gate" : `${failures.length} gates`} did not open. ${state}`,
      gates,
    ),
  );
}
