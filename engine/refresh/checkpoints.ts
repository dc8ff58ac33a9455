/** The checkpoint that a refresh has reached. AWS reports it in events only, so it is derived from the percentage. */
import type { Snapshot } from "./snapshot";

/**
 * The highest checkpoint reached between two polls. Lower ones passed in the same step are skipped, as AWS skips them.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-adding-checkpoints-instance-refresh.html
 */
export function checkpointReached(before: Snapshot | undefined, now: Snapshot): number | undefined {
  const from = before?.percentageComplete ?? 0;
  const to = now.percentageComplete ?? 0;
  if (now.status !== "InProgress" && now.status !== "Baking" && now.status !== "Successful")
    return undefined;
  return (now.preferences?.checkpointPercentages ?? []).findLast(
    (percentage) => percentage > from && percentage <= to,
  );
}
