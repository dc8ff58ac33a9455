/** DescribeAlarmHistory: what happened to alarms, newest first. */
import type {
  AlarmHistoryItem,
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
} from "@aws-sdk/client-cloudwatch";
import type * as model from "../../model/cloud-watch";
import type { Action } from "../action";
import { page } from "./page";

export const describeAlarmHistory: Action<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput> = (
  input,
  { world },
) => {
  const found = world.cloudWatch.history.filter((item) => isAskedFor(item, input));
  const ordered = input.ScanBy === "TimestampAscending" ? found : found.reverse();
  const { items, nextToken } = page(ordered, input);
  return { AlarmHistoryItems: items.map(toItem), NextToken: nextToken };
};

/** As in DescribeAlarms, composite alarms are shown only when asked for. */
function isAskedFor(item: model.AlarmHistoryItem, input: DescribeAlarmHistoryInput): boolean {
  const types: readonly string[] = input.AlarmTypes?.length ? input.AlarmTypes : ["MetricAlarm"];
  return (
    types.includes(typeOf(item)) &&
    (input.AlarmName === undefined || item.alarmName === input.AlarmName) &&
    (input.HistoryItemType === undefined || item.type === input.HistoryItemType) &&
    item.at >= (input.StartDate?.getTime() ?? 0) &&
    item.at <= (input.EndDate?.getTime() ?? Infinity)
  );
}

function toItem(item: model.AlarmHistoryItem): AlarmHistoryItem {
  return {
    AlarmName: item.alarmName,
    AlarmType: typeOf(item),
    Timestamp: new Date(item.at),
    HistoryItemType: item.type,
    HistorySummary: item.summary,
    HistoryData: item.details,
  };
}

function typeOf({ alarmKind }: model.AlarmHistoryItem): "MetricAlarm" | "CompositeAlarm" {
  return alarmKind === "metric" ? "MetricAlarm" : "CompositeAlarm";
}
