/** What PutMetricAlarm and PutCompositeAlarm have in common: an alarm comes into being, or its settings change. */
import { unchecked, type Alarm, type AlarmState } from "../../model/cloud-watch";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";
import { partitionOf } from "../../partition";

/** A text that must not be absent. */
export function requireText<Text extends string>(parameter: string, text: Text | undefined): Text {
  if (text !== undefined) return text;
  throw new AwsError("ValidationError", unverified.alarmParameterMissing(parameter));
}

/** What a new alarm begins with; it is not known yet how things are. */
export function toNewAlarm(alarmName: string, { world, now }: ActionContext) {
  return {
    alarmName,
    alarmArn: `arn:${partitionOf(world.region).name}:cloudwatch:${world.region}:${world.accountId}:alarm:${alarmName}`,
    actionsEnabled: true,
    configurationUpdatedAt: now,
    state: "INSUFFICIENT_DATA" as AlarmState,
    stateReason: unchecked,
    stateReasonData: undefined,
    stateUpdatedAt: now,
    stateChangedAt: now,
  };
}

/** Adds the alarm if it is new, and records what happened. An alarm keeps its state when its settings change. */
export function putAlarm(alarm: Alarm, { world, now }: ActionContext): void {
  const { alarms, history } = world.cloudWatch;
  const verb = alarms.has(alarm.alarmName) ? "updated" : "created";
  alarm.actionsEnabled = alarm.settings.ActionsEnabled ?? true;
  alarm.configurationUpdatedAt = now;
  alarms.set(alarm.alarmName, alarm);
  history.push({
    alarmName: alarm.alarmName,
    alarmKind: alarm.kind,
    at: now,
    type: "ConfigurationUpdate",
    summary: `Alarm "${alarm.alarmName}" ${verb}`,
    details: JSON.stringify({ version: "1.0", type: verb === "created" ? "Create" : "Update" }),
  });
}

/** The alarm of that name and kind. Throws where it is of the other kind: AWS does not turn one into the other. */
export function findAlarmOfKind<Kind extends Alarm["kind"]>(
  kind: Kind,
  alarmName: string,
  { world }: ActionContext,
): Extract<Alarm, { kind: Kind }> | undefined {
  const alarm = world.cloudWatch.alarms.get(alarmName);
  if (!alarm) return undefined;
  if (isOfKind(alarm, kind)) return alarm;
  throw new AwsError("ValidationError", unverified.alarmOfAnotherType(alarmName));
}

function isOfKind<Kind extends Alarm["kind"]>(
  alarm: Alarm,
  kind: Kind,
): alarm is Extract<Alarm, { kind: Kind }> {
  return alarm.kind === kind;
}
