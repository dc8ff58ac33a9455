/** DeleteNotificationConfiguration: a topic of a group; one that is not there is no error. */
import type { DeleteNotificationConfigurationType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import type { ActionContext } from "../action";

export function deleteNotificationConfiguration(
  { AutoScalingGroupName, TopicARN = "" }: DeleteNotificationConfigurationType,
  { world }: ActionContext,
): void {
  requireGroup(world, AutoScalingGroupName).notifications.delete(TopicARN);
}
