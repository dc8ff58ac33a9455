/** Applies the rules of a scenario to launches, targets and lifecycle actions as they begin. */
import type { HookResultRule, LaunchFaultRule, TargetFaultRule } from "../../fault-injection";
import type { World } from "../../world";
import type { Group } from "../group/group";
import type { Balancer } from "../load-balancers/balancer";
import type { LaunchOffer } from "../launch/launch-offer";
import type { LifecycleHook } from "../lifecycle/hook";
import type { Member } from "../instance/member";

/** What goes wrong with one launch. Durations are milliseconds. */
export interface LaunchFault {
  readonly failure?: string;
  readonly terminationReason?: string;
  readonly inServiceAfter?: number;
  readonly unhealthyAfter?: number;
}

export interface LaunchAttempt {
  readonly offer: LaunchOffer;
  readonly imageId: string;
  readonly availabilityZone: string;
}

/** The fault of a launch by the first rule that matches it and is not used up. */
export function injectLaunchFault(world: World, group: Group, launch: LaunchAttempt): LaunchFault {
  for (const scheduled of world.faultInjection.rules) {
    const { rule } = scheduled;
    if (rule.kind !== "launch" || scheduled.applied >= (rule.times ?? Infinity)) continue;
    if (!isMeant(rule, group, launch)) continue;
    scheduled.applied += 1;
    return {
      ...(rule.failure !== undefined && { failure: rule.failure }),
      ...(rule.terminationReason !== undefined && { terminationReason: rule.terminationReason }),
      ...(rule.inServiceAfter !== undefined && { inServiceAfter: rule.inServiceAfter * 1000 }),
      ...(rule.unhealthyAfter !== undefined && { unhealthyAfter: rule.unhealthyAfter * 1000 }),
    };
  }
  return {};
}

function isMeant(
  rule: LaunchFaultRule,
  group: Group,
  { offer, imageId, availabilityZone }: LaunchAttempt,
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
  /** Where it is registered. */
  readonly balancer: Balancer;
}

/** Milliseconds until a target that is registered now answers badly, by the first rule that matches; undefined: never. */
export function injectTargetFault(
  world: World,
  group: Group,
  registered: RegisteredMember,
): number | undefined {
  for (const scheduled of world.faultInjection.rules) {
    const { rule } = scheduled;
    if (rule.kind !== "target" || scheduled.applied >= (rule.times ?? Infinity)) continue;
    if (!isTargetMeant(rule, group, registered)) continue;
    scheduled.applied += 1;
    return rule.failsAfter * 1000;
  }
  return undefined;
}

function isTargetMeant(
  rule: TargetFaultRule,
  group: Group,
  { member, balancer }: RegisteredMember,
): boolean {
  const { autoScalingGroupName: name, launchTemplateVersion: version } = rule;
  return (
    (name === undefined || name === group.name) &&
    (version === undefined || String(version) === member.launchTemplate?.version) &&
    (rule.imageId ?? member.imageId) === member.imageId &&
    isBalancerMeant(rule, balancer)
  );
}

function isBalancerMeant(
  { targetGroupArn, loadBalancerName }: TargetFaultRule,
  balancer: Balancer,
): boolean {
  if (targetGroupArn === undefined && loadBalancerName === undefined) return true;
  return balancer.type === "elb"
    ? balancer.loadBalancer.name === loadBalancerName
    : balancer.targetGroup.targetGroupArn === targetGroupArn;
}

/** What somebody answers to a lifecycle action. */
export interface InjectedHookResult {
  readonly result: HookResultRule["result"];
  /** Milliseconds. */
  readonly after: number;
}

/** The result of a lifecycle action by the first rule that matches it and is not used up. */
export function injectHookResult(
  world: World,
  group: Group,
  hook: LifecycleHook,
): InjectedHookResult | undefined {
  for (const scheduled of world.faultInjection.rules) {
    const { rule } = scheduled;
    if (rule.kind !== "hook" || scheduled.applied >= (rule.times ?? Infinity)) continue;
    const { autoScalingGroupName = group.name, lifecycleHookName = hook.name } = rule;
    if (autoScalingGroupName !== group.name || lifecycleHookName !== hook.name) continue;
    scheduled.applied += 1;
    return { result: rule.result, after: rule.after * 1000 };
  }
  return undefined;
}
