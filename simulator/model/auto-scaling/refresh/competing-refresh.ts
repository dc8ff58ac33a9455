/** A refresh that somebody else starts, as a scenario wants it: at a time, or in place of one that is under way. */
import { AwsError } from "../../../aws-error";
import type { World } from "../../world";
import type { Group } from "../group/group";
import { templateOf } from "../launch/launch-source";
import { cancel, type RefreshMoment } from "./ending";
import { startRefresh } from "./start";

/** Lets somebody cancel a refresh that has come as far as a rule says, to start another. */
export function applyCompetingRefreshRule({ world, group, refresh }: RefreshMoment): void {
  if (refresh.status !== "InProgress") return;
  for (const scheduled of world.faultInjection.rules) {
    const { rule, applied } = scheduled;
    if (rule.kind !== "competingRefresh" || rule.percentage === undefined || applied > 0) continue;
    if (rule.autoScalingGroupName !== group.name) continue;
    if ((refresh.percentageComplete ?? 0) < rule.percentage) continue;
    scheduled.applied += 1;
    cancel(group, refresh, true);
    refresh.competing = { launchTemplateVersion: rule.launchTemplateVersion };
    return;
  }
}

/** Starts a refresh of a group, to a version of its own template if one is given. What AWS would refuse does not happen. */
export function startCompetingRefresh(
  world: World,
  group: Group,
  version: number | string | undefined,
  now: number,
): void {
  const template = templateOf(group.source);
  const desired =
    version === undefined || !template
      ? {}
      : {
          DesiredConfiguration: {
            LaunchTemplate: {
              LaunchTemplateId: template.LaunchTemplateId,
              Version: String(version),
            },
          },
        };
  try {
    startRefresh(world, group, { AutoScalingGroupName: group.name, ...desired }, now);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
