/** Gets another refresh out of the way: waits for its end, or cancels it first. */
import type { Decision } from "../core/decision";
import { isFault } from "../core/fault";
import { renderProgress } from "../core/progress";
import type { Snapshot } from "../core/snapshot";
import { conflictWaitEnded } from "../core/start-errors";
import { ask } from "./ask";
import type { Ports } from "./ports";
import type { RollRequest } from "./roll";
import { wait } from "./wait";

interface Context {
  readonly request: RollRequest;
  readonly deadline: number | undefined;
}

/** @throws InstanceRefreshError when the wait ends before the other refresh does */
export async function clearTheWay(
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
    await cancel(context.request.inputs.autoScalingGroupName, ports);
  } else {
    ports.reporter.note(
      `waiting for another refresh (${refresh.instanceRefreshId}) to end, ${renderProgress(refresh)}`,
    );
  }
  await waitForEnd(decision, context, ports);
}

/** A refresh that has ended by itself needs no cancelling. */
async function cancel(autoScalingGroupName: string, ports: Ports): Promise<void> {
  try {
    await ask(() => ports.autoScaling.cancelRefresh(autoScalingGroupName), ports);
  } catch (error) {
    if (!isFault(error, "noActiveRefresh")) throw error;
  }
}

async function waitForEnd(
  { refresh }: { readonly refresh: Snapshot },
  { request, deadline }: Context,
  ports: Ports,
): Promise<void> {
  const end = await wait(
    {
      autoScalingGroupName: request.inputs.autoScalingGroupName,
      refresh,
      prefix: `waiting for refresh ${refresh.instanceRefreshId} to end: `,
      ...(deadline !== undefined && { deadline }),
    },
    ports,
  );
  if (end.kind === "timedOut") throw conflictWaitEnded(request.scene, end.refresh, "timed out");
  if (end.kind === "interrupted")
    throw conflictWaitEnded(request.scene, end.refresh, "interrupted");
  if (end.kind === "watchingStopped") throw end.fault;
}
