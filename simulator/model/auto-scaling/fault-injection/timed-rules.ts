/** Applies the rules of a scenario that fall due at a time: alarms that change, and competing refreshes. */
import type { ScheduledRule } from "../../fault-injection";
import type { World } from "../../world";
import { setAlarmState } from "../../cloud-watch";
import { startCompetingRefresh } from "../refresh/competing-refresh";
import { findActiveRefresh } from "../refresh/refresh";

/** A rule that falls due at a time. */
export interface DueRule {
  readonly scheduled: ScheduledRule;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The timed rule that falls due first and has not been applied. */
export function nextTimedRule(world: World): DueRule | undefined {
  let next: DueRule | undefined;
  for (const scheduled of world.faultInjection.rules) {
    const { rule, givenAt, applied } = scheduled;
    if ((rule.kind !== "alarm" && rule.kind !== "competingRefresh") || applied > 0) continue;
    if (rule.after === undefined) continue;
    const at = givenAt + rule.after * 1000;
    if (!next || at < next.at) next = { scheduled, at };
  }
  return next;
}

/** Lets a timed rule happen. */
export function applyTimedRule(world: World, { scheduled }: DueRule, now: number): void {
  const { rule } = scheduled;
  scheduled.applied += 1;
  if (rule.kind === "alarm") {
    const { alarmName, state } = rule;
    setAlarmState(world, { alarmName, state, reason: "Set by the scenario", now });
  } else if (rule.kind === "competingRefresh") {
    const group = world.autoScaling.groups.get(rule.autoScalingGroupName);
    if (group && !findActiveRefresh(group)) {
      startCompetingRefresh(world, group, rule.launchTemplateVersion, now);
    }
  }
}
