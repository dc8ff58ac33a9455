/** How a policy changes a capacity. Pure arithmetic, as the guide has it. */
import type { StepAdjustment } from "@aws-sdk/client-auto-scaling";
import type { Adjusting } from "./scaling-policy";

/** The capacity that an adjustment makes of another one, before the bounds of the group. */
export function adjustCapacity(
  capacity: number,
  amount: number,
  { adjustmentType, minAdjustmentMagnitude = 0 }: Adjusting,
): number {
  if (adjustmentType === "ExactCapacity") return amount;
  if (adjustmentType === "ChangeInCapacity") return capacity + amount;
  const change = roundPercentage((capacity * amount) / 100);
  const size = Math.max(Math.abs(change), minAdjustmentMagnitude);
  return capacity + (amount < 0 ? -size : size);
}

/** Towards zero, but never to zero. */
function roundPercentage(change: number): number {
  if (change > 0 && change < 1) return 1;
  if (change < 0 && change > -1) return -1;
  return Math.trunc(change);
}

/**
 * The step that is meant for a breach: how far the metric is from the alarm's threshold. The lower bound belongs to a step above
 * the threshold, the upper one to a step below it.
 */
export function findStep(
  steps: readonly StepAdjustment[],
  breach: number,
): StepAdjustment | undefined {
  return steps.find((step) => {
    const {
      MetricIntervalLowerBound: lower = -Infinity,
      MetricIntervalUpperBound: upper = Infinity,
    } = step;
    return breach >= 0 && lower >= 0
      ? breach >= lower && breach < upper
      : breach > lower && breach <= upper;
  });
}
