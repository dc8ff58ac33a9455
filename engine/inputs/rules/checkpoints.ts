/** How checkpoints go together: https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-adding-checkpoints-instance-refresh.html */
import type { InputFailure } from "../failure";
import { getReading, getEntries, isAbsent, isGiven } from "../readings";
import { showReading } from "../render-value";

const percentages = "preferences.checkpointPercentages";

/** The service's own words: "must be sorted in ascending order with no duplicates". */
export function requireAscendingCheckpoints(inputs: unknown): readonly InputFailure[] {
  let highest = 0;
  return getEntries(getReading(inputs, percentages)).flatMap((percentage, index) => {
    if (typeof percentage !== "number") return [];
    if (percentage > highest) {
      highest = percentage;
      return [];
    }
    const reason = `${percentage} comes after ${highest}: AWS wants the checkpoint percentages in ascending order without duplicates; sort the list and keep each percentage once.`;
    return [{ property: `${percentages}[${index}]`, reason }];
  });
}

/** "If you specify a value for CheckpointDelay, you must also specify a value for CheckpointPercentages." */
export function requirePercentagesWithDelay(inputs: unknown): readonly InputFailure[] {
  const property = "preferences.checkpointDelay";
  const delay = getReading(inputs, property);
  if (!isGiven(delay) || !isAbsent(getReading(inputs, percentages))) return [];
  const reason = `${showReading(delay)} is given without checkpointPercentages: AWS takes CheckpointDelay only together with CheckpointPercentages; add preferences.checkpointPercentages or remove checkpointDelay.`;
  return [{ property, reason }];
}
