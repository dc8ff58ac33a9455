/** PutNotificationConfiguration: which events of a group a topic is to be told of. Nothing is sent. */
import type { PutNotificationConfigurationType } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { putNotification } from "../../model/auto-scaling/group/notifications";
import type { ActionContext } from "../action";

export function putNotificationConfiguration(
  { AutoScalingGroupName, TopicARN = "", NotificationTypes = [] }: PutNotificationConfigurationType,
  { world }: ActionContext,
): void {
  putNotification(requireGroup(world, AutoScalingGroupName), TopicARN, NotificationTypes);
}
