/** Notification configurations: kept and described; no message is ever sent. */
import { AwsError } from "../../../aws-error";
import { unverified } from "../../unverified-texts";
import type { Group } from "./group";

export const notificationTypes = [
  "autoscaling:EC2_INSTANCE_LAUNCH",
  "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
  "autoscaling:EC2_INSTANCE_TERMINATE",
  "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
  "autoscaling:TEST_NOTIFICATION",
] as const;

/** AWS's limit for one group. */
const mostTopics = 10;

/** Sets the types of a topic; they take the place of those it had. */
export function putNotification(group: Group, topicArn: string, types: readonly string[]): void {
  const wrong = types.find((type) => !notificationTypes.some((known) => known === type));
  if (wrong !== undefined) {
    throw new AwsError("ValidationError", unverified.noSuchNotificationType(wrong));
  }
  if (!group.notifications.has(topicArn) && group.notifications.size >= mostTopics) {
    throw new AwsError("LimitExceeded", unverified.tooManyTopics(mostTopics));
  }
  group.notifications.set(topicArn, [...new Set(types)]);
}
