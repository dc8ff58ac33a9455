/** How a refresh ends that we gave up before AWS did, because its launches cannot succeed. */
import { renderGivenUp, type Abandoned } from "../stop-result";
import type { Diagnosis } from "../../diagnosis/explain";
import { mendThenUp } from "../../diagnosis/next-command";
import { failed, withLines } from "./ending";
import type { Hopeless } from "../../watch/launch-errors";
import type { InstanceRefreshError, Scene } from "./instance-refresh-error";
import type { Snapshot } from "../../refresh/snapshot";

/** The wait ended early, because no launch can succeed. */
export function failFast(
  scene: Scene,
  refresh: Snapshot,
  { hopeless, abandoned, diagnosis }: FailFastDetails,
): InstanceRefreshError {
  const { meaning, failures, cure } = hopeless;
  const sentences =
    `Rolling ${scene.autoScalingGroupName} (${refresh.instanceRefreshId}): stopped early, because no instance can be launched: ` +
    `${meaning} (${failures} launches failed). ${renderGivenUp(refresh, abandoned, "AWS goes on trying for an hour.")}`;
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
