/** CloudWatch: its metrics, and its alarms: a composite alarm has a state that follows from others. */
import type { PutCompositeAlarmInput, PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { alarmsInRule, evaluateAlarmRule } from "./alarm-rule";
import type { Metrics } from "./metrics";

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

interface AlarmCore {
  readonly alarmName: string;
  readonly alarmArn: string;
  actionsEnabled: boolean;
  /** When its settings last changed, in milliseconds since 1970. */
  configurationUpdatedAt: number;
  state: AlarmState;
  stateReason: string;
  stateReasonData: string | undefined;
  /** When `state` was last put, in milliseconds since 1970. */
  stateUpdatedAt: number;
  /** When `state` last became another one, in milliseconds since 1970. */
  stateChangedAt: number;
}

/** An alarm on a metric. Its state follows the metric's data if there ever was any, else it changes by SetAlarmState or by a scenario. */
export interface MetricAlarm extends AlarmCore {
  readonly kind: "metric";
  settings: Readonly<PutMetricAlarmInput>;
}

/** An alarm on other alarms. */
export interface CompositeAlarm extends AlarmCore {
  readonly kind: "composite";
  settings: Readonly<PutCompositeAlarmInput>;
}

export type Alarm = MetricAlarm | CompositeAlarm;

export interface AlarmHistoryItem {
  readonly alarmName: string;
  readonly alarmKind: Alarm["kind"];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly type: "ConfigurationUpdate" | "StateUpdate";
  readonly summary: string;
  readonly details: string;
}

export interface CloudWatchState {
  /** By alarm name. */
  readonly alarms: Map<string, Alarm>;
  /** Oldest first. */
  readonly history: AlarmHistoryItem[];
  readonly metrics: Metrics;
  /** When metric alarms are looked at next, in milliseconds since 1970; Infinity while there is nothing to see. */
  nextEvaluation: number;
  /** Alarms that have gone to ALARM and whose actions have not been carried out, oldest first. */
  readonly raised: { readonly alarmName: string; readonly at: number }[];
}

/** The part of the world that alarms live in. */
export interface AlarmWorld {
  readonly cloudWatch: CloudWatchState;
}

/** CloudWatch without alarms and metrics. */
export function createCloudWatch(): CloudWatchState {
  return {
    alarms: new Map(),
    history: [],
    metrics: new Map(),
    nextEvaluation: Infinity,
    raised: [],
  };
}

/** Why a new alarm has the state that it has. */
export const unchecked = "Unchecked: Initial alarm creation";

/** Whether an alarm is new and was not evaluated yet. */
export function isUnchecked({ stateReason }: Alarm): boolean {
  return stateReason === unchecked;
}

/** The state of an alarm, metric or composite; undefined when there is no alarm of that name. */
export function alarmState({ cloudWatch }: AlarmWorld, alarmName: string): AlarmState | undefined {
  return cloudWatch.alarms.get(alarmName)?.state;
}

export interface SetStateOptions {
  readonly alarmName: string;
  readonly state: AlarmState;
  readonly reason: string;
  readonly reasonData?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Puts an alarm into a state, records it, and lets the composite alarms above follow. No alarm of that name: nothing happens. */
export function setAlarmState(world: AlarmWorld, options: SetStateOptions): void {
  const alarm = world.cloudWatch.alarms.get(options.alarmName);
  if (!alarm) return;
  put(world.cloudWatch, alarm, options);
  settleAbove(world, alarm.alarmName, options.now);
}

/** Gives a composite alarm the state that its rule has now, and then those above it. */
export function settleCompositeAlarm(world: AlarmWorld, alarm: CompositeAlarm, now: number): void {
  settle(world, alarm, now);
  settleAbove(world, alarm.alarmName, now);
}

/** The composite alarms whose rule names an alarm. */
export function compositeAlarmsOn(
  { cloudWatch }: AlarmWorld,
  alarmName: string,
): readonly CompositeAlarm[] {
  return [...cloudWatch.alarms.values()]
    .filter((alarm) => alarm.kind === "composite")
    .filter((alarm) => alarmsInRule(alarm.settings.AlarmRule ?? "FALSE").includes(alarmName));
}

/** Each composite alarm is evaluated once, so rules that name each other in a circle come to an end. */
function settleAbove(
  world: AlarmWorld,
  alarmName: string,
  now: number,
  seen: ReadonlySet<string> = new Set([alarmName]),
): void {
  for (const above of compositeAlarmsOn(world, alarmName)) {
    if (seen.has(above.alarmName) || !settle(world, above, now)) continue;
    settleAbove(world, above.alarmName, now, new Set([...seen, above.alarmName]));
  }
}

/** Says whether the state changed. */
function settle(world: AlarmWorld, alarm: CompositeAlarm, now: number): boolean {
  const rule = alarm.settings.AlarmRule ?? "FALSE";
  const state = evaluateAlarmRule(rule, (name) => alarmState(world, name));
  if (state === alarm.state) return false;
  const reason = `${rule} evaluated to ${state}`;
  put(world.cloudWatch, alarm, { alarmName: alarm.alarmName, state, reason, now });
  return true;
}

function put(
  cloudWatch: CloudWatchState,
  alarm: Alarm,
  { state, reason, reasonData, now }: SetStateOptions,
): void {
  if (alarm.state !== state) {
    cloudWatch.history.push({
      alarmName: alarm.alarmName,
      alarmKind: alarm.kind,
      at: now,
      type: "StateUpdate",
      summary: `Alarm updated from ${alarm.state} to ${state}`,
      details: JSON.stringify({
        version: "1.0",
        oldState: { stateValue: alarm.state, stateReason: alarm.stateReason },
        newState: { stateValue: state, stateReason: reason },
      }),
    });
    alarm.stateChangedAt = now;
    if (state === "ALARM" && alarm.settings.AlarmActions?.length) {
      cloudWatch.raised.push({ alarmName: alarm.alarmName, at: now });
    }
  }
  alarm.state = state;
  alarm.stateReason = reason;
  alarm.stateReasonData = reasonData;
  alarm.stateUpdatedAt = now;
}
