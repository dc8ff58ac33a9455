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
export function runForAlarm(world: World, task: AlarmTask, now: number): void {
  const triggered = findTriggered(world, task);
  if (!triggered) return;
  const { group, policy } = triggered;
  plan(world, nextRunAfter(now, coldAt(world, triggered, now)), task);
  const run = readyRun(world, triggered, now);
  if (run) runPolicy(world, group, policy, run);
}

type AlarmTask = Task & { readonly kind: "policyAlarm" };

/**
 * Whether a run would change the capacity now. One that would not needs no worker that is up to date: a group in which only time
 * passes may be left alone.
 */
export function changesCapacity(world: World, task: AlarmTask, now: number): boolean {
  const triggered = findTriggered(world, task);
  const run = triggered && readyRun(world, triggered, now);
  if (!run) return false;
  const { group, policy } = triggered;
  return capacityAfter(group, policy, run) !== group.desiredCapacity;
}

interface Triggered {
  readonly group: Group;
  readonly policy: ScalingPolicy;
  readonly alarm: MetricAlarm;
}

/** The policy of a task, while its alarm is in ALARM and names it. */
function findTriggered(world: World, task: AlarmTask): Triggered | undefined {
  const group = findReferredGroup(world, task.group);
  const policy = group?.policies.get(task.policyName);
  const alarm = world.cloudWatch.alarms.get(task.alarmName);
  if (!group || !policy || alarm?.kind !== "metric" || alarm.state !== "ALARM") return undefined;
  return alarm.settings.AlarmActions?.includes(policy.arn) ? { group, policy, alarm } : undefined;
}

/** When the cooldown that a policy waits for ends. */
function coldAt(world: World, { group, policy }: Triggered, now: number): number | undefined {
  return policy.kind === "SimpleScaling" ? cooldownEnds(world, group, now) : undefined;
}

/** The run that is due, unless something holds it back. */
function readyRun(world: World, triggered: Triggered, now: number): PolicyRun | undefined {
  const { group, policy, alarm } = triggered;
  if (group.deleting || !policy.enabled || !alarm.actionsEnabled) return undefined;
  if (isSuspended(group, "AlarmNotification")) return undefined;
  if (coldAt(world, triggered, now) !== undefined) return undefined;
  const reason = triggeredBy(alarm, policy);
  return { ...measure(world, alarm, now), now, kind: "policy", reason };
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
  const to = capacityAfter(group, policy, run);
  if (to === group.desiredCapacity) return;
  if (policy.kind === "SimpleScaling") {
    const seconds = policy.cooldown ?? group.settings.DefaultCooldown ?? 300;
    group.cooldown = { changedAt: now, seconds };
  }
  changeDesiredCapacity(world, group, { kind, reason, to, now });
}

/** The capacity that a policy wants, within the bounds of the group. */
function capacityAfter(group: Group, policy: ScalingPolicy, run: PolicyRun): number {
  return Math.min(Math.max(wantedBy(group, policy, run), group.minSize), group.maxSize);
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
