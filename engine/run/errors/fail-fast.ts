/** The error of a refresh that was stopped before AWS gave up, because its launches cannot succeed. */
import { renderStopped, type StopResult } from "../stop-result";
import type { Diagnosis } from "../../diagnosis/explain";
import { fixThenUp } from "../../diagnosis/next-command";
import { failed, withLines } from "./ending";
import type { PermanentLaunchErrors } from "../../watch/launch-errors";
import type { InstanceRefreshError, ErrorContext } from "./instance-refresh-error";
import type { Snapshot } from "../../refresh/snapshot";

/** The wait ended early, because no launch can succeed. */
export function failFast(
  errorContext: ErrorContext,
  refresh: Snapshot,
  { permanentErrors, stopped, diagnosis }: FailFastDetails,
): InstanceRefreshError {
  const sentences =
    `Rolling ${errorContext.autoScalingGroupName} (${refresh.instanceRefreshId}): stopped early, because ` +
    `${renderPermanentErrors(permanentErrors)}. ${renderStopped(refresh, stopped, "AWS goes on trying for an hour.")}`;
  return failed(
    "FailFast",
    refresh,
    withLines(
      sentences,
      diagnosis?.lines ?? [
        `next: ${fixThenUp(permanentErrors, { refresh, willRollBack: stopped.policy === "rollback" })}`,
      ],
    ),
  );
}

/** Why the roll cannot succeed, as a clause without a full stop. */
export function renderPermanentErrors({
  kind = "launch",
  meaning,
  failures,
}: PermanentLaunchErrors): string {
  return kind === "health"
    ? `no new instance stays healthy: ${meaning}`
    : `no instance can be launched: ${meaning} (${failures} launches failed)`;
}

export interface FailFastDetails {
  readonly permanentErrors: PermanentLaunchErrors;
  readonly stopped: StopResult;
  readonly diagnosis: Diagnosis | undefined;
}
