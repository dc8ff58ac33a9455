/** Lifecycle hooks of a group: what holds its instances on their way into service or out of it, and for how long. */
import type { LifecycleHookSpecification } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../aws-error";
import { unverified } from "../../unverified-texts";

export const transitions = [
  "autoscaling:EC2_INSTANCE_LAUNCHING",
  "autoscaling:EC2_INSTANCE_TERMINATING",
] as const;

export type LifecycleTransition = (typeof transitions)[number];

export const lifecycleResults = ["CONTINUE", "ABANDON"] as const;

export type LifecycleResult = (typeof lifecycleResults)[number];

export interface LifecycleHook {
  readonly name: string;
  readonly transition: LifecycleTransition;
  /** Seconds, 30 to 7200. @default 3600 */
  readonly heartbeatTimeout: number;
  /** @default "ABANDON" */
  readonly defaultResult: LifecycleResult;
  readonly notificationTargetArn?: string;
  readonly roleArn?: string;
  readonly notificationMetadata?: string;
}

/** AWS's limit for one group. */
const mostHooks = 50;

/** Seconds that an instance can wait for a hook at the most: 48 hours, or 100 heartbeats if that is less. */
export function globalTimeout({ heartbeatTimeout }: LifecycleHook): number {
  return Math.min(48 * 3600, 100 * heartbeatTimeout);
}

/** The part of a group that has the hooks. */
export interface HookedGroup {
  readonly name: string;
  readonly hooks: Map<string, LifecycleHook>;
}

/** Adds a hook, or changes what the request names of one that is there. Instances that wait already go by the old one. */
export function putHook(
  group: HookedGroup,
  request: Partial<LifecycleHookSpecification>,
): LifecycleHook {
  const name = request.LifecycleHookName ?? "";
  const before = group.hooks.get(name);
  if (!before && group.hooks.size >= mostHooks) {
    throw new AwsError("LimitExceeded", unverified.tooManyHooks(group.name, mostHooks));
  }
  const hook: LifecycleHook = { ...before, ...readSettings(request, before), name };
  group.hooks.set(name, hook);
  return hook;
}

function readSettings(
  request: Partial<LifecycleHookSpecification>,
  before: LifecycleHook | undefined,
): Omit<LifecycleHook, "name"> {
  const { NotificationTargetARN, RoleARN, NotificationMetadata } = request;
  const {
    LifecycleTransition: transition = before?.transition,
    HeartbeatTimeout: heartbeatTimeout = before?.heartbeatTimeout ?? 3600,
    DefaultResult: defaultResult = before?.defaultResult ?? "ABANDON",
  } = request;
  if (!isOneOf(transition, transitions)) refuse(unverified.noSuchTransition(transition));
  if (!isOneOf(defaultResult, lifecycleResults)) refuse(unverified.noSuchResult(defaultResult));
  if (heartbeatTimeout < 30 || heartbeatTimeout > 7200) refuse(unverified.heartbeatOutOfRange);
  return {
    transition,
    heartbeatTimeout,
    defaultResult,
    ...(NotificationTargetARN !== undefined && { notificationTargetArn: NotificationTargetARN }),
    ...(RoleARN !== undefined && { roleArn: RoleARN }),
    ...(NotificationMetadata !== undefined && { notificationMetadata: NotificationMetadata }),
  };
}

/** Whether a text is one of some words. */
export function isOneOf<Word extends string>(
  text: string | undefined,
  words: readonly Word[],
): text is Word {
  return words.some((word) => word === text);
}

function refuse(message: string): never {
  throw new AwsError("ValidationError", message);
}
