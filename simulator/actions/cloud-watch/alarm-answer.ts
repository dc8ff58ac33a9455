/** Alarms, as CloudWatch answers with them. */
import type {
  CompositeAlarm as CompositeAnswer,
  MetricAlarm as MetricAnswer,
} from "@aws-sdk/client-cloudwatch";
import type { Alarm, CompositeAlarm, MetricAlarm } from "../../model/cloud-watch";

/** The answer's schema has no tags, so those among the settings are not written. */
export function toMetricAlarm(alarm: MetricAlarm): MetricAnswer {
  return { Dimensions: [], ...alarm.settings, ...toCore(alarm) };
}

export function toCompositeAlarm(alarm: CompositeAlarm): CompositeAnswer {
  return { ...alarm.settings, ...toCore(alarm) };
}

/** What both kinds have. Lists of actions are never absent from an answer. */
function toCore(alarm: Alarm) {
  return {
    AlarmArn: alarm.alarmArn,
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.configurationUpdatedAt),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: alarm.settings.OKActions ?? [],
    AlarmActions: alarm.settings.AlarmActions ?? [],
    InsufficientDataActions: alarm.settings.InsufficientDataActions ?? [],
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateReasonData: alarm.stateReasonData,
    StateUpdatedTimestamp: new Date(alarm.stateUpdatedAt),
    StateTransitionedTimestamp: new Date(alarm.stateChangedAt),
  };
}
