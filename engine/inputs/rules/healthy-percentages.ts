/** How the two healthy percentages go together: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
import type { InputFailure } from "../failure";
import { getReading, isAbsent, isGiven } from "../readings";
import { showReading } from "../render-value";

const property = "preferences.maxHealthyPercentage";

/** "If you specify MaxHealthyPercentage, you must also specify MinHealthyPercentage." */
export function requireMinHealthyWithMaxHealthy(inputs: unknown): readonly InputFailure[] {
  const max = getReading(inputs, property);
  if (!isGiven(max) || !isAbsent(getReading(inputs, "preferences.minHealthyPercentage"))) return [];
  const reason = `${showReading(max)} is given without minHealthyPercentage: AWS takes MaxHealthyPercentage only together with MinHealthyPercentage; add preferences.minHealthyPercentage.`;
  return [{ property, reason }];
}

/** The service's own words: the difference "must be less than or equal to 100". */
export function limitHealthyRange(inputs: unknown): readonly InputFailure[] {
  const max = getReading(inputs, property);
  const min = getReading(inputs, "preferences.minHealthyPercentage");
  if (typeof max !== "number" || typeof min !== "number" || max - min <= 100) return [];
  const reason = `${max} is ${max - min} above the minHealthyPercentage of ${min}: AWS allows a difference of at most 100; lower it to ${min + 100} or raise minHealthyPercentage to ${max - 100}.`;
  return [{ property, reason }];
}
