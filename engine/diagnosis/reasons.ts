/** The status reasons of AWS. */
import type { Section } from "./section";
import { oneLine } from "./wording";
import type { Diagnostics } from "./diagnostics";

/** @param reported the reason that the first sentence already contains */
export function awsReasons(
  { refresh, isStopping = false }: Diagnostics,
  reported: string | undefined,
): Section | undefined {
  const { statusReason, rollbackDetails } = refresh;
  const reasons = [
    [isStopping ? "status reason before that" : "status reason", statusReason],
    ["rollback reason", rollbackDetails?.rollbackReason],
  ] as const;
  const seen = new Set([reported, undefined, ""]);
  const lines = reasons.flatMap(([name, reason]) => {
    if (reason === undefined || seen.has(reason)) return [];
    seen.add(reason);
    return [`${name}: ${oneLine(reason)}`];
  });
  return lines.length === 0 ? undefined : { lines };
}
