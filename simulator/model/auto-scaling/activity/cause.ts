/** Why something happened to an instance, in the words of scaling activities. Sentences are two spaces apart. */
import { toSecond } from "../../events";
import type { HealthFinding } from "../instance/member";
import { unverified } from "../../unverified-texts";

export type LaunchCause =
  | { readonly kind: "refresh" }
  | { readonly kind: "unhealthy" }
  | { readonly kind: "difference"; readonly from: number; readonly to: number };

export type TerminationCause =
  | { readonly kind: "refresh" }
  | { readonly kind: "unhealthy"; readonly finding: HealthFinding }
  | { readonly kind: "abandoned" }
  | { readonly kind: "difference"; readonly from: number; readonly to: number }
  | { readonly kind: "userRequest"; readonly from: number; readonly to: number };

/** Puts the sentence about the request, if there is one, before the others. */
export function renderCause(request: string | undefined, ...sentences: readonly string[]): string {
  return [...(request === undefined ? [] : [request]), ...sentences].join("  ");
}

/** "At T an instance was launched …": recorded for refreshes and for scale-out (2026-09-27). */
export function renderLaunchCause(cause: LaunchCause, now: number): string {
  const at = `At ${toSecond(now)}`;
  switch (cause.kind) {
    case "refresh":
      return `${at} an instance was launched in response to an instance refresh.`;
    case "unhealthy":
      return `${at} an instance was launched in response to an unhealthy instance needing to be replaced.`;
    case "difference":
      return `${at} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${cause.from} to ${cause.to}.`;
  }
}

/** "At T an instance was taken out of service …": for refreshes as recorded (2026-09-27). */
export function renderTerminationCause(
  cause: TerminationCause,
  instanceId: string,
  now: number,
): string {
  const at = `At ${toSecond(now)}`;
  switch (cause.kind) {
    case "refresh":
      return `${at} an instance was taken out of service in response to an instance refresh.`;
    case "unhealthy":
      return `${at} an instance was taken out of service in response to ${findings[cause.finding]}.`;
    case "abandoned":
      return `${at} ${unverified.abandonedLaunch}`;
    case "difference":
      return renderCause(
        `${at} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${cause.from} to ${cause.to}.`,
        `${at} instance ${instanceId} was selected for termination.`,
      );
    case "userRequest":
      return `${at} instance ${instanceId} was taken out of service in response to a user request${changing("shrinking", cause)}.`;
  }
}

const findings: Record<HealthFinding, string> = {
  ec2StatusChecks: "an EC2 instance status checks failure",
  ec2Gone: "an EC2 health check indicating it has been terminated or stopped",
  elb: "an ELB system health check failure",
  user: "a user health-check",
};

/** The sentence of a request that sets the desired capacity; undefined when it changes nothing. */
export function renderCapacityRequest(request: CapacityRequest, now: number): string | undefined {
  const { from, to } = request;
  if (from === to) return undefined;
  return `At ${toSecond(now)} ${requests[request.kind](request)} changing the desired capacity from ${from} to ${to}.`;
}

export interface CapacityRequest {
  readonly kind: "set" | "create" | "update" | "forceDelete" | "scheduled" | "policy";
  /** Why a policy was carried out. */
  readonly reason?: string;
  readonly from: number;
  readonly to: number;
  readonly min: number;
  readonly max: number;
}

const requests: Record<CapacityRequest["kind"], (request: CapacityRequest) => string> = {
  set: () => "a user request explicitly set group desired capacity",
  create: () => "a user request created an AutoScalingGroup",
  update: ({ min, max, to }) =>
    `a user request update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${to}`,
  // Known from the guide's and many users' logs.
  scheduled: ({ min, max, to }) =>
    `a scheduled action update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${to}`,
  policy: ({ reason = "" }) => reason,
  forceDelete: () => "a user request force deleted AutoScalingGroup",
};

/** The cause of a replacement of a root volume. */
export function renderRootVolumeCause(now: number): string {
  return `At ${toSecond(now)} ${unverified.rootVolumeReplaced}`;
}

/** The cause of an attachment or a detachment; the second is known from the API's samples. */
export function renderMembershipCause(move: MembershipMove, now: number): string {
  const change = changing(move.verb === "detached" ? "shrinking" : "increasing", move);
  return `At ${toSecond(now)} instance ${move.instanceId} was ${move.verb} in response to a user request${change}.`;
}

export interface MembershipMove {
  readonly verb: "attached" | "detached";
  readonly instanceId: string;
  readonly from: number;
  readonly to: number;
}

/** The cause of a move to or from standby. */
export function renderStandbyCause(move: StandbyMove, now: number): string {
  const direction = move.kind === "enterStandby" ? "to" : "out of";
  const change = changing(move.kind === "enterStandby" ? "shrinking" : "increasing", move);
  return `At ${toSecond(now)} instance ${move.instanceId} was moved ${direction} standby in response to a user request${change}.`;
}

export interface StandbyMove {
  readonly kind: "enterStandby" | "exitStandby";
  readonly instanceId: string;
  readonly from: number;
  readonly to: number;
}

function changing(
  verb: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  return from === to ? "" : `, ${verb} the capacity from ${from} to ${to}`;
}
