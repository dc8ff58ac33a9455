/** What AWS itself says of the refresh. */
import type { Section } from "./section";
import { oneLine } from "./wording";
import type { Diagnostics } from "./diagnostics";

/** @param told the reason that the first sentence has told already */
export function awsReasons(
  { refresh, isGivenUp = false }: Diagnostics,
  told: string | undefined,
): Section | undefined {
  const { statusReason, rollbackDetails } = refresh;
  const reasons = [
    [isGivenUp ? "status reason before that" : "status reason", statusReason],
    ["rollback reason", rollbackDetails?.rollbackReason],
  ] as const;
  const seen = new Set([told, undefined, ""]);
  const lines = reasons.flatMap(([name, reason]) => {
    if (reason === undefined || seen.has(reason)) return [];
    seen.add(reason);
    return [`${name}: ${oneLine(reason)}`];
  });
  return lines.length === 0 ? undefined : { lines };
}
