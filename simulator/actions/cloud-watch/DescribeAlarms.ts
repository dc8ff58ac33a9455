/** DescribeAlarms: alarms by name, prefix, state or relation; metric alarms only, unless composite ones are asked for. */
import type { DescribeAlarmsInput, DescribeAlarmsOutput } from "@aws-sdk/client-cloudwatch";
import { alarmsInRule } from "../../model/alarm-rule";
import type { Alarm, CloudWatchState } from "../../model/cloud-watch";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { toCompositeAlarm, toMetricAlarm } from "./alarm-answer";
import { page } from "./page";

export const describeAlarms: Action<DescribeAlarmsInput, DescribeAlarmsOutput> = (
  input,
  { world: { cloudWatch } },
) => {
  const found = findNamed(cloudWatch, input).filter((alarm) => isAskedFor(alarm, input));
  const { items, nextToken } = page(found, input);
  return {
    MetricAlarms: items.filter((alarm) => alarm.kind === "metric").map(toMetricAlarm),
    CompositeAlarms: items.filter((alarm) => alarm.kind === "composite").map(toCompositeAlarm),
    NextToken: nextToken,
  };
};

/** Names without an alarm are no error. Alarms come in the order of their names. */
function findNamed({ alarms }: CloudWatchState, input: DescribeAlarmsInput): readonly Alarm[] {
  const { AlarmNames: names, AlarmNamePrefix: prefix = "" } = input;
  if (names?.length && prefix !== "") {
    throw new AwsError("InvalidParameterCombination", unverified.alarmNamesAndPrefix);
  }
  const candidates = related(alarms, input);
  return candidates
    .filter(({ alarmName }) => (names?.length ? names.includes(alarmName) : true))
    .filter(({ alarmName }) => alarmName.startsWith(prefix))
    .sort((one, other) => (one.alarmName < other.alarmName ? -1 : 1));
}

/** All alarms, or those below or above one in the rules of composite alarms. */
function related(
  alarms: ReadonlyMap<string, Alarm>,
  { ChildrenOfAlarmName: parent, ParentsOfAlarmName: child }: DescribeAlarmsInput,
): readonly Alarm[] {
  const all = [...alarms.values()];
  if (parent !== undefined) {
    const children = childrenOf(alarms.get(parent));
    return all.filter(({ alarmName }) => children.includes(alarmName));
  }
  if (child !== undefined) return all.filter((alarm) => childrenOf(alarm).includes(child));
  return all;
}

function childrenOf(alarm: Alarm | undefined): readonly string[] {
  return alarm?.kind === "composite" ? alarmsInRule(alarm.settings.AlarmRule ?? "FALSE") : [];
}

function isAskedFor(alarm: Alarm, input: DescribeAlarmsInput): boolean {
  const byRelation = (input.ChildrenOfAlarmName ?? input.ParentsOfAlarmName) !== undefined;
  const types = input.AlarmTypes?.length ? input.AlarmTypes : byRelation ? bothTypes : metricOnly;
  const type = alarm.kind === "metric" ? "MetricAlarm" : "CompositeAlarm";
  const { StateValue: state, ActionPrefix: prefix } = input;
  return (
    types.includes(type) &&
    (state === undefined || alarm.state === state) &&
    (prefix === undefined || actionsOf(alarm).some((action) => action.startsWith(prefix)))
  );
}

const metricOnly: readonly string[] = ["MetricAlarm"];
const bothTypes: readonly string[] = ["MetricAlarm", "CompositeAlarm"];

function actionsOf({ settings }: Alarm): readonly string[] {
  return [
    ...(settings.AlarmActions ?? []),
    ...(settings.OKActions ?? []),
    ...(settings.InsufficientDataActions ?? []),
  ];
}
