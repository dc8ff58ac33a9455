/** Applies the rules of misfortune: to a launch as it begins, and to refreshes and alarms when their time comes. */
import { setAlarmState } from "../cloud-watch";
import type {
  HookMisfortune,
  LaunchMisfortune,
  ScheduledMisfortune,
  TargetMisfortune,
} from "../misfortune";
import type { TargetGroup } from "../elastic-load-balancing-v2/state";
import type { World } from "../world";
import type { Group } from "./group";
import type { LaunchOffer } from "./launch-offer";
import type { LifecycleHook } from "./lifecycle-hook";
import type { Member } from "./member";
import { findActiveRefresh } from "./refresh";
import { startRivalRefresh } from "./refresh-rival";

/** What misfortune has in store for one launch. Durations are milliseconds. */
export interface LaunchFate {
  readonly failure?: string;
  readonly inServiceAfter?: number;
  readonly unhealthyAfter?: number;
}

export interface FatedLaunch {
  readonly offer: LaunchOffer;
  readonly imageId: string;
  readonly availabilityZone: string;
}

/** The fate of a launch by the first rule that matches it and is not used up. */
export function applyLaunchMisfortune(world: World, group: Group, launch: FatedLaunch): LaunchFate {
  for (const scheduled of world.misfortune.rules) {
    const { rule } = scheduled;
    if (rule.kind !== "launch" || scheduled.applied >= (rule.times ?? Infinity)) continue;
    if (!isMeant(rule, group, launch)) continue;
    scheduled.applied += 1;
    return {
      ...(rule.failure !== undefined && { failure: rule.failure }),
      ...(rule.inServiceAfter !== undefined && { inServiceAfter: rule.inServiceAfter * 1000 }),
      ...(rule.unhealthyAfter !== undefined && { unhealthyAfter: rule.unhealthyAfter * 1000 }),
    };
  }
  return {};
}

function isMeant(
  rule: LaunchMisfortune,
  group: Group,
  { offer, imageId, availabilityZone }: FatedLaunch,
): boolean {
  const { autoScalingGroupName: name, launchTemplateVersion: version } = rule;
  return (
    (name === undefined || name === group.name) &&
    (version === undefined || String(version) === offer.launchTemplate?.version) &&
    (rule.availabilityZone ?? availabilityZone) === availabilityZone &&
    (rule.imageId === undefined || rule.imageId === imageId)
  );
}

export interface RegisteredMember {
  readonly member: Member;
  readonly targetGroup: TargetGroup;
}

/** Milliseconds until a target that is registered now answers badly, by the first rule that matches; undefined: never. */
export function applyTargetMisfortune(
  world: World,
  group: Group,
  registered: RegisteredMember,
): number | undefined {
  for (const scheduled of world.misfortune.rules) {
    const { rule } = scheduled;
    if (rule.kind !== "target" || scheduled.applied >= (rule.times ?? Infinity)) continue;
    if (!isTargetMeant(rule, group, registered)) continue;
    scheduled.applied += 1;
    return rule.failsAfter * 1000;
  }
  return undefined;
}

function isTargetMeant(
  rule: TargetMisfortune,
  group: Group,
  { member, targetGroup }: RegisteredMember,
): boolean {
  const { autoScalingGroupName: name, launchTemplateVersion: version } = rule;
  return (
    (name === undefined || name === group.name) &&
    (version === undefined || String(version) === member.launchTemplate?.version) &&
    (rule.imageId ?? member.imageId) === member.imageId &&
    (rule.targetGroupArn ?? targetGroup.targetGroupArn) === targetGroup.targetGroupArn
  );
}

/** What becomes of a lifecycle action by itself. */
export interface HookFate {
  readonly result: HookMisfortune["result"];
  /** Milliseconds. */
  readonly after: number;
}

/** The fate of a lifecycle action by the first rule that matches it and is not used up. */
export function applyHookMisfortune(
  world: World,
  group: Group,
  hook: LifecycleHook,
): HookFate | undefined {
  for (const scheduled of world.misfortune.rules) {
    const { rule } = scheduled;
    if (rule.kind !== "hook" || scheduled.applied >= (rule.times ?? Infinity)) continue;
    const { autoScalingGroupName = group.name, lifecycleHookName = hook.name } = rule;
    if (autoScalingGroupName !== group.name || lifecycleHookName !== hook.name) continue;
    scheduled.applied += 1;
    return { result: rule.result, after: rule.after * 1000 };
  }
  return undefined;
}

/** A rule that falls due at a time. */
export interface DueMisfortune {
  readonly scheduled: ScheduledMisfortune;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The timed rule that falls due first and has not been applied. */
export function nextMisfortune(world: World): DueMisfortune | undefined {
  let next: DueMisfortune | undefined;
  for (const scheduled of world.misfortune.rules) {
    const { rule, givenAt, applied } = scheduled;
    if ((rule.kind !== "alarm" && rule.kind !== "rivalRefresh") || applied > 0) continue;
    if (rule.after === undefined) continue;
    const at = givenAt + rule.after * 1000;
    if (!next || at < next.at) next = { scheduled, at };
  }
  return next;
}

/** Lets a timed rule happen. */
export function applyTimedMisfortune(
  world: World,
  { scheduled }: DueMisfortune,
  now: number,
): void {
  const { rule } = scheduled;
  scheduled.applied += 1;
  if (rule.kind === "alarm") {
    const { alarmName, state } = rule;
    setAlarmState(world, { alarmName, state, reason: "Set by the scenario", now });
  } else if (rule.kind === "rivalRefresh") {
    const group = world.autoScaling.groups.get(rule.autoScalingGroupName);
    if (group && !findActiveRefresh(group)) {
      startRivalRefresh(world, group, rule.launchTemplateVersion, now);
    }
  }
}
