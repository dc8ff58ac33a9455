/** Resolves a conflict with another refresh: waits for its end, or cancels it first. */
import type { Decision } from "../decision/decide";
import { renderProgress } from "../refresh/progress";
import type { Snapshot } from "../refresh/snapshot";
import { conflictNotCancelled, conflictWaitEnded } from "./errors/start";
import type { Ports } from "./ports";
import type { RollRequest } from "./roll-request";
import { stopRefresh } from "./stop";
import { pollUntilEnd } from "../watch/poll";

interface Context {
  readonly request: RollRequest;
  readonly deadline: number | undefined;
}

/** @throws InstanceRefreshError when the wait ends before the other refresh does */
export async function resolveConflict(
  decision: Extract<Decision, { act: "waitFor" | "supersede" }>,
  context: Context,
  ports: Ports,
): Promise<void> {
  const { refresh } = decision;
  if (decision.act === "supersede") {
    const owner = decision.whose === "ours" ? "our earlier" : "another";
    ports.reporter.note(
      `cancelling ${owner} refresh ${refresh.instanceRefreshId}, ${renderProgress(refresh)}`,
    );
    await cancel(refresh, context, ports);
  } else {
    ports.reporter.note(
      `waiting for another refresh (${refresh.instanceRefreshId}) to end, ${renderProgress(refresh)}`,
    );
  }
  await waitForEnd(decision, context, ports);
}

/** A refresh that has already ended or rolls back is only waited for. */
async function cancel(
  refresh: Snapshot,
  { request: { inputs, errorContext } }: Context,
  ports: Ports,
): Promise<void> {
  const { autoScalingGroupName } = inputs;
  const { stopped } = await stopRefresh({ autoScalingGroupName, refresh, policy: "cancel" }, ports);
  if (stopped.fault !== undefined && stopped.fault.kind !== "noActiveRefresh") {
    throw conflictNotCancelled(errorContext, refresh, stopped.fault);
  }
}

async function waitForEnd(
  { refresh, act }: Extract<Decision, { act: "waitFor" | "supersede" }>,
  { request, deadline }: Context,
  ports: Ports,
): Promise<void> {
  const end = await pollUntilEnd(
    {
      autoScalingGroupName: request.inputs.autoScalingGroupName,
      refresh,
      prefix: `waiting for refresh ${refresh.instanceRefreshId} to end: `,
      ...(deadline !== undefined && { deadline }),
    },
    ports,
  );
  const seen = { other: end.refresh, isCancelled: act === "supersede" };
  switch (end.kind) {
    case "timedOut":
      throw conflictWaitEnded(request.errorContext, { ...seen, reason: "timed out" });
    case "interrupted":
      throw conflictWaitEnded(request.errorContext, { ...seen, reason: "interrupted" });
    case "watchingStopped":
      throw conflictWaitEnded(request.errorContext, { ...seen, reason: end.fault });
    default:
  }
}
