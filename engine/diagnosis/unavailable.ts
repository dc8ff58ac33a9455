/** The calls that failed: a diagnosis reports what it does not know. */
import { renderFaultClause } from "../run/fault";
import type { Diagnostics } from "./diagnostics";
import type { Section } from "./section";
import { groupBy, oneLine } from "./wording";

/** What each call would have shown. */
const subjects: Readonly<Record<string, string>> = {
  DescribeAutoScalingGroups: "instances and processes",
  DescribeScalingActivities: "failed activities",
  DescribeLifecycleHooks: "lifecycle hooks",
  DescribeTargetHealth: "target health",
  DescribeAlarms: "alarms",
};

/** Several target groups that may not be described count as one call. */
export function unavailableDiagnostics({ failedCalls: faults }: Diagnostics): Section | undefined {
  const lines = groupBy(faults, ({ call }) => call).flatMap(([call, [fault]]) =>
    fault === undefined
      ? []
      : [`not known: ${subjects[call] ?? call} (${oneLine(renderFaultClause(fault))})`],
  );
  return lines.length === 0 ? undefined : { lines };
}
