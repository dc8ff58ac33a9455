/** Somebody else who rolls the same group: starts an instance refresh with the AWS SDK, past Pulumi. */
import { StartInstanceRefreshCommand } from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "./fleet";

/** @returns the id of the rival's refresh */
export async function startCompetingRefresh(
  { autoScaling, autoScalingGroupName, launchTemplateId }: Fleet,
  version: number,
): Promise<string> {
  const LaunchTemplate = { LaunchTemplateId: launchTemplateId, Version: String(version) };
  const { InstanceRefreshId } = await autoScaling.send(
    new StartInstanceRefreshCommand({
      AutoScalingGroupName: autoScalingGroupName,
      DesiredConfiguration: { LaunchTemplate },
    }),
  );
  return InstanceRefreshId ?? "none";
}
