/** Target groups: which are in use, which targets they have, and how targets come and go. */
import { AwsError } from "../../aws-error";
import type { Ec2State } from "../ec2/state";
import type { ElbV2State, Target, TargetGroup } from "./state";

/** The part of the world that targets live in. */
export interface TargetWorld {
  readonly ec2: Ec2State;
  readonly elbv2: ElbV2State;
}

/** A target as a request names it. */
export interface TargetName {
  /** An instance id, or an IP address. */
  readonly id: string;
  /** @default the port of the target group */
  readonly port?: number | undefined;
}

/** A target group by ARN. Throws AWS's error if there is none. */
export function requireTargetGroup({ elbv2 }: TargetWorld, targetGroupArn: string): TargetGroup {
  const targetGroup = elbv2.targetGroups.get(targetGroupArn);
  if (targetGroup) return targetGroup;
  throw new AwsError("TargetGroupNotFound", `Target groups '${targetGroupArn}' not found`);
}

/** Whether a listener forwards to a target group. Without one its targets are neither checked nor drained. */
export function isInUse({ elbv2 }: TargetWorld, { targetGroupArn }: TargetGroup): boolean {
  for (const listener of elbv2.listeners.values()) {
    if (listener.targetGroupArns.includes(targetGroupArn)) return true;
  }
  return false;
}

/** Adds a target, or brings one back that was being taken out. A target that is there stays as it is. */
export function registerTarget(targetGroup: TargetGroup, name: TargetName, now: number): Target {
  const key = keyOf(targetGroup, name);
  const present = targetGroup.targets.get(key);
  if (present && present.deregisteredAt === undefined) return present;
  const target: Target = {
    id: name.id,
    port: name.port ?? targetGroup.port,
    registeredAt: now,
    failsFrom: undefined,
    deregisteredAt: undefined,
  };
  targetGroup.targets.set(key, target);
  return target;
}

/**
 * Begins to take a target out: it drains for the deregistration delay, or is gone at once where the group is not in use.
 * Without a port every target of that id is meant. Returns when the last one is out, in milliseconds since 1970.
 */
export function deregisterTarget(
  world: TargetWorld,
  targetGroup: TargetGroup,
  name: TargetName,
  now: number,
): number {
  let out = now;
  for (const [key, target] of targetGroup.targets) {
    if (target.id !== name.id || (name.port ?? target.port) !== target.port) continue;
    if (!isInUse(world, targetGroup)) targetGroup.targets.delete(key);
    else {
      target.deregisteredAt ??= now;
      out = Math.max(out, drainedAt(targetGroup, target) ?? now);
    }
  }
  return out;
}

/** When a target that is being taken out is out, in milliseconds since 1970; undefined for one that stays. */
export function drainedAt(
  targetGroup: TargetGroup,
  { deregisteredAt }: Target,
): number | undefined {
  const delay = Number(targetGroup.attributes["deregistration_delay.timeout_seconds"] ?? "300");
  return deregisteredAt === undefined ? undefined : deregisteredAt + 1000 * delay;
}

/** The target of that name, if it is registered or still draining. */
export function findTarget(
  targetGroup: TargetGroup,
  name: TargetName,
  now: number,
): Target | undefined {
  const key = keyOf(targetGroup, name);
  const target = targetGroup.targets.get(key);
  if (!target || now < (drainedAt(targetGroup, target) ?? Infinity)) return target;
  targetGroup.targets.delete(key);
  return undefined;
}

/** All targets that are registered or still draining. */
export function currentTargets(targetGroup: TargetGroup, now: number): readonly Target[] {
  return [...targetGroup.targets.values()].filter(
    (target) => findTarget(targetGroup, target, now) !== undefined,
  );
}

function keyOf(targetGroup: TargetGroup, { id, port }: TargetName): string {
  return `${id}:${port ?? targetGroup.port}`;
}
