/** Carries out scaling policies: on request, and while an alarm is in ALARM. */
import { AwsError } from "../../../aws-error";
import type { MetricAlarm } from "../../cloud-watch";
import { latestDatapoint } from "../../metric-alarms";
import { unverified } from "../../unverified-texts";
import type { World } from "../../world";
import { isSuspended, referTo, type Group } from "../group/group";
import { findReferredGroup } from "../group/lookup";
import { changeDesiredCapacity, type CapacityChange } from "../group/request";
import { isInService, isPending, weightOf } from "../instance/member";
import { plan } from "../scheduler/scheduler";
import type { Task } from "../scheduler/task";
import { cooldownEnds } from "./cooldown";
import { adjustCapacity, findStep } from "./adjustment";
import type { ScalingPolicy } from "./scaling-policy";
import { capacityForTarget } from "./target-tracking";

/** How often an alarm that stays in ALARM runs its policies, in milliseconds. */
const alarmPeriod = 60_000;

export interface PolicyRun {
  /** How far the metric is from the threshold. @default 0 */
  readonly breach?: number | undefined;
  /** What the metric is, where that is known. */
  readonly value?: number | undefined;
  readonly kind: CapacityChange["kind"];
  readonly reason: string;
  readonly now: number;
}

/** Carries out a policy because a user asks for it. Throws AWS's error during a cooldown that is to be honoured. */
export function executePolicy(
  world: World,
  group: Group,
  policy: ScalingPolicy,
  run: Pick<PolicyRun, "breach" | "now"> & { readonly honorsCooldown: boolean },
): void {
  const { breach, now, honorsCooldown } = run;
  if (policy.kind === "TargetTrackingScaling") {
    throw new AwsError("ValidationError", unverified.policyNotExecutable);
  }
  if (
    honorsCooldown &&
    policy.kind === "SimpleScaling" &&
    cooldownEnds(world, group, now) !== undefined
  ) {
    throw new AwsError("ScalingActivityInProgress", unverified.coolingDown(group.name));
  }
  runPolicy(world, group, policy, {
    kind: "policy",
    reason: unverified.userExecuted(policy.name),
    breach,
    now,
  });
}

/** Runs the policies that an alarm names, and looks again in a minute. */
export function runAlarmActions(world: World, alarmName: string, now: number): void {
  const alarm = world.cloudWatch.alarms.get(alarmName);
  for (const arn of alarm?.settings.AlarmActions ?? []) {
    const [, groupName = "", policyName = ""] =
      /:autoScalingGroupName\/(.*):policyName\/(.*)$/u.exec(arn) ?? [];
    const group = world.autoScaling.groups.get(groupName);
    if (group?.policies.get(policyName)?.arn !== arn) continue;
    runForAlarm(world, { kind: "policyAlarm", group: referTo(group), policyName, alarmName }, now);
  }
}

/** Runs a policy as long as its alarm is in ALARM. */
export function runForAlarm(world: World, task: Task & { kind: "policyAlarm" }, now: number): void {
  const group = findReferredGroup(world, task.group);
  const policy = group?.policies.get(task.policyName);
  const alarm = world.cloudWatch.alarms.get(task.alarmName);
  if (!group || !policy || alarm?.kind !== "metric" || alarm.state !== "ALARM") return;
  if (!alarm.settings.AlarmActions?.includes(policy.arn)) return;
  const cooledAt = policy.kind === "SimpleScaling" ? cooldownEnds(world, group, now) : undefined;
  plan(world, nextRunAfter(now, cooledAt), task);
  const isCold = cooledAt === undefined;
  if (group.deleting || !policy.enabled || !alarm.actionsEnabled || !isCold) return;
  if (isSuspended(group, "AlarmNotification")) return;
  runPolicy(world, group, policy, {
    ...measure(world, alarm, now),
    now,
    kind: "policy",
    reason: triggeredBy(alarm, policy),
  });
}

/** In a minute, or in the first one after a cooldown whose end is known. */
function nextRunAfter(now: number, cooledAt = Infinity): number {
  const periods = cooledAt === Infinity ? 1 : Math.ceil((cooledAt - now) / alarmPeriod);
  return now + alarmPeriod * Math.max(1, periods);
}

/** Known from many logs. */
function triggeredBy({ alarmName }: MetricAlarm, { name }: ScalingPolicy): string {
  return `a monitor alarm ${alarmName} in state ALARM triggered policy ${name}`;
}

function measure(
  world: World,
  alarm: MetricAlarm,
  now: number,
): Pick<PolicyRun, "breach" | "value"> {
  const value = latestDatapoint(world, alarm, now);
  return { value, breach: value === undefined ? 0 : value - (alarm.settings.Threshold ?? 0) };
}

function runPolicy(world: World, group: Group, policy: ScalingPolicy, run: PolicyRun): void {
  const { now, kind, reason } = run;
  const wanted = wantedBy(group, policy, run);
  const to = Math.min(Math.max(wanted, group.minSize), group.maxSize);
  if (to === group.desiredCapacity) return;
  if (policy.kind === "SimpleScaling") {
    const seconds = policy.cooldown ?? group.settings.DefaultCooldown ?? 300;
    group.cooldown = { changedAt: now, seconds };
  }
  changeDesiredCapacity(world, group, { kind, reason, to, now });
}

/** The capacity that a policy wants, before the bounds of the group. */
function wantedBy(
  group: Group,
  policy: ScalingPolicy,
  { breach = 0, value, now }: PolicyRun,
): number {
  const { desiredCapacity: desired } = group;
  if (policy.kind === "SimpleScaling")
    return adjustCapacity(desired, policy.scalingAdjustment, policy);
  const warming = warmingCapacity(group, policy.estimatedInstanceWarmup, now);
  if (policy.kind === "TargetTrackingScaling") {
    if (value === undefined) return desired;
    const { TargetValue: target = 0 } = policy.configuration;
    return settleWarming(desired, warming, capacityForTarget(desired - warming, value, target));
  }
  const step = findStep(policy.steps, breach);
  if (!step) return desired;
  return settleWarming(
    desired,
    warming,
    adjustCapacity(desired - warming, step.ScalingAdjustment ?? 0, policy),
  );
}

/** What warms up counts as launched already, and nothing is taken away before it has warmed up. */
function settleWarming(desired: number, warming: number, wanted: number): number {
  return warming > 0 ? Math.max(desired, wanted) : wanted;
}

/** Units of capacity that were launched and are not warm, or are not even in service. */
function warmingCapacity(group: Group, given: number | undefined, now: number): number {
  const { DefaultInstanceWarmup = -1, DefaultCooldown = 300 } = group.settings;
  const seconds = given ?? (DefaultInstanceWarmup >= 0 ? DefaultInstanceWarmup : DefaultCooldown);
  const isWarming = (inServiceAt: number | undefined): boolean =>
    now < (inServiceAt ?? now) + seconds * 1000;
  const members = [...group.members.values()].filter(
    (member) => isPending(member) || (isInService(member) && isWarming(member.inServiceAt)),
  );
  return Math.min(group.desiredCapacity, weightOf(members) + weightOf(group.orders.values()));
}
