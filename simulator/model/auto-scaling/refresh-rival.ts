/** A refresh that somebody else starts, as misfortune wants it. */
import { AwsError } from "../../protocol/aws-error";
import type { World } from "../world";
import type { Group } from "./group";
import { templateOf } from "./launch-source";
import { startRefresh } from "./refresh-start";

/** Starts a refresh of a group, to a version of its own template if one is given. What AWS would refuse does not happen. */
export function startRivalRefresh(
  world: World,
  group: Group,
  version: string | undefined,
  now: number,
): void {
  const template = templateOf(group.source);
  const desired =
    version === undefined || !template
      ? {}
      : {
          DesiredConfiguration: {
            LaunchTemplate: { LaunchTemplateId: template.LaunchTemplateId, Version: version },
          },
        };
  try {
    startRefresh(world, group, { AutoScalingGroupName: group.name, ...desired }, now);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
