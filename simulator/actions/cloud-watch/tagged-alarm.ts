/** An alarm by its ARN, and its tags. */
import type { Tag } from "@aws-sdk/client-cloudwatch";
import type { Alarm, AlarmWorld } from "../../model/cloud-watch";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

export function requireAlarm({ cloudWatch }: AlarmWorld, arn: string | undefined): Alarm {
  for (const alarm of cloudWatch.alarms.values()) {
    if (alarm.alarmArn === arn) return alarm;
  }
  throw new AwsError("ResourceNotFoundException", unverified.alarmArnUnknown(arn ?? ""), 404);
}

export function setTags(alarm: Alarm, tags: Tag[]): void {
  if (alarm.kind === "metric") alarm.settings = { ...alarm.settings, Tags: tags };
  else alarm.settings = { ...alarm.settings, Tags: tags };
}
