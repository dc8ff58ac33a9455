/** Reports the likely cause when nothing has changed for long. AWS lets a refresh stand still for an hour. */
import { isStalled, renderStall } from "../diagnosis/stall";
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import { diagnose } from "../diagnosis/diagnose";
import type { Ports } from "../run/ports";
import type { AbortCondition } from "./poll";

/** Milliseconds between two notes. */
const pause = 1_800_000;

/** Creates an abort condition that only reports and never ends the wait. */
export function createStallWatch(errorContext: ErrorContext, ports: Ports): AbortCondition {
  let silentUntil = 0;
  return async ({ refresh, unchangedFor }) => {
    const now = ports.clock.now();
    if (now < silentUntil || !isStalled(refresh, unchangedFor)) return undefined;
    silentUntil = now + pause;
    const diagnosis = await diagnose({ errorContext, refresh }, ports);
    const { obstacles = [], unknown = [] } = diagnosis ?? {};
    const found = obstacles.length > 0 ? obstacles : unknown;
    ports.reporter.note(renderStall(refresh, unchangedFor, found));
    return undefined;
  };
}
