/** The errors of a refresh whose gates have not passed: one failed, or the timeout or an interrupt came first. */
import { renderStopped, type StopResult } from "../run/stop-result";
import { toolCommand } from "../diagnosis/next-command";
import { renderSeconds } from "../values/duration";
import { failed, withLines } from "../run/errors/ending";
import type { GateFailure } from "./gate";
import type { InstanceRefreshError, ErrorContext } from "../run/errors/instance-refresh-error";
import type { Snapshot } from "../refresh/snapshot";

/** A gate failed. Without `stopped`, AWS had already reported the refresh as Successful, and nothing was left to stop. */
export function gatesFailed(
  errorContext: ErrorContext,
  refresh: Snapshot,
  details: { readonly failures: readonly GateFailure[]; readonly stopped?: StopResult },
): InstanceRefreshError {
  const { failures, stopped } = details;
  const sentences =
    `Rolling ${errorContext.autoScalingGroupName} (${refresh.instanceRefreshId}): ` +
    `${failures.length === 1 ? "a gate" : `${failures.length} gates`} did not pass. ${stateOf(errorContext, refresh, stopped)}`;
  return failed("GateFailed", refresh, withLines(sentences, linesOf(failures)));
}

/** The timeout came before the gates of a successful refresh had passed. */
export function gatesTimedOut(
  errorContext: ErrorContext,
  refresh: Snapshot,
  { seconds, failures }: { readonly seconds: number; readonly failures: readonly GateFailure[] },
): InstanceRefreshError {
  const sentences = renderPendingGates(
    errorContext,
    refresh,
    `timed out after ${renderSeconds(seconds)}`,
  );
  return failed("WaitTimeout", refresh, withLines(sentences, linesOf(failures)));
}

/** An interrupt came before the gates of a successful refresh had passed. */
export function gatesInterrupted(
  errorContext: ErrorContext,
  refresh: Snapshot,
): InstanceRefreshError {
  return failed("Interrupted", refresh, renderPendingGates(errorContext, refresh, "interrupted"));
}

function linesOf(failures: readonly GateFailure[]): readonly string[] {
  return failures.map(({ gate, observed }) => `- ${gate}: ${observed}`);
}

function renderPendingGates(
  { autoScalingGroupName }: ErrorContext,
  { instanceRefreshId }: Snapshot,
  happened: string,
): string {
  return (
    `Checking the gates of instance refresh (${instanceRefreshId}) of ${autoScalingGroupName}: ${happened}. ` +
    "AWS has called it Successful, so the new configuration stays, but not every gate has passed. " +
    "Run `pulumi up` again: it checks them again."
  );
}

function stateOf(
  errorContext: ErrorContext,
  refresh: Snapshot,
  stopped: StopResult | undefined,
): string {
  if (stopped === undefined) {
    return (
      "AWS had already called the refresh Successful, so every instance runs the new configuration. " +
      "Give preferences.bakeTime a value to let the last gates decide before that."
    );
  }
  if (refresh.status === "Successful") {
    return (
      "AWS went on while they were checked and has called the refresh Successful, so the new configuration stays. " +
      "Make preferences.checkpointDelay and preferences.bakeTime longer than the gates' timeout."
    );
  }
  return renderStopped(refresh, stopped, stillRunning(errorContext, refresh));
}

function stillRunning(errorContext: ErrorContext, { status }: Snapshot): string {
  const goesOn =
    status === "Baking"
      ? "every instance has been replaced, and AWS calls it Successful when the bake time is over."
      : "AWS continues when its pause is over, and rolls what the gates refused to every instance.";
  return `${goesOn} \`${toolCommand(errorContext, "rollback")}\` or \`${toolCommand(errorContext, "cancel")}\` stops it; \`pulumi up\` resumes watching.`;
}
