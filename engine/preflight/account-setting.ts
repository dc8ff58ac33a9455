/** The account setting that has AWS launch replacements first, where neither the group nor the preferences say otherwise. */
import type { Inputs } from "../inputs/inputs";
import type { Group } from "../refresh/group";
import { hasHealthyPercentages } from "../refresh/estimate";
import { isFault } from "../run/fault";
import type { Ports } from "../run/ports";

/** `notKnown`: AWS refused to describe it, so it is taken for disabled. */
export type LaunchBeforeTerminate = "enabled" | "disabled" | "notKnown";

/**
 * Describes the setting where it matters. It is of an account and Region, and an optional permission.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-before-terminate-account-setting.html
 */
export async function findLaunchBeforeTerminate(
  group: Group | undefined,
  { preferences }: Inputs,
  { preflightFacts }: Ports,
): Promise<LaunchBeforeTerminate> {
  if (group === undefined || hasHealthyPercentages(group, preferences)) return "disabled";
  try {
    return (await preflightFacts.launchesBeforeTerminating()) ? "enabled" : "disabled";
  } catch (error) {
    if (!isFault(error)) throw error;
    return "notKnown";
  }
}
