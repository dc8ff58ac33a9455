/** CloudWatch alarms: metric alarms have the state they were last put into, composite alarms one that follows from others. */
import type { PutCompositeAlarmInput, PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { evaluateAlarmRule } from "./alarm-rule";

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

/** An alarm on a metric. The simulator has no metrics: its state changes only by SetAlarmState or by a scenario. */
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
}

/** The part of the world that alarms live in. */
export interface AlarmWorld {
  readonly cloudWatch: CloudWatchState;
}

/** CloudWatch without alarms. */
export function createCloudWatch(): CloudWatchState {
  return { alarms: new Map(), history: [] };
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
  settleCompositeAlarms(world, options.now);
}

/** Gives every composite alarm the state that its rule now has, until none changes any more. */
export function settleCompositeAlarms(world: AlarmWorld, now: number): void {
  const composites = [...world.cloudWatch.alarms.values()].filter(
    (alarm) => alarm.kind === "composite",
  );
  // A rule changes only when an alarm below it did, so there are no more rounds than composite alarms.
  let rounds = 0;
  while (rounds < composites.length && settleOnce(world, composites, now)) rounds += 1;
}

/** Evaluates each rule once; says whether any state changed. */
function settleOnce(
  world: AlarmWorld,
  composites: readonly CompositeAlarm[],
  now: number,
): boolean {
  return composites.filter((alarm) => settle(world, alarm, now)).length > 0;
}

function settle(world: AlarmWorld, alarm: CompositeAlarm, now: number): boolean {
  const state = evaluateAlarmRule(alarm.settings.AlarmRule ?? "FALSE", (name) =>
    alarmState(world, name),
  );
  if (state === alarm.state) return false;
  const reason = `Alarm Rule evaluated to ${state}`;
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
  }
  alarm.state = state;
  alarm.stateReason = reason;
  alarm.stateReasonData = reasonData;
  alarm.stateUpdatedAt = now;
}
