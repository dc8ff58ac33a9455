/** What goes wrong, as data: on the wire (throttling, errors, delays, lost and stale answers) and inside AWS. */
import type {
  AlarmStateRule,
  HookResultRule,
  LaunchFaultRule,
  MissingImageRule,
  MissingInstanceProfileRule,
  TargetFaultRule,
  CompetingRefreshRule,
} from "../model/fault-injection";
import type { ServiceName } from "../protocol/service";

/** Rules in the order they were given. The first one of each kind that matches a call applies. */
export interface Scenario {
  readonly rules?: readonly ScenarioRule[];
  /** A token bucket per account and Region, shared by all actions of Auto Scaling. @default none: nothing is throttled */
  readonly requestLimit?: RequestLimit;
}

export type ScenarioRule =
  | WireRule
  | LaunchFaultRule
  | TargetFaultRule
  | HookResultRule
  | CompetingRefreshRule
  | AlarmStateRule
  | MissingImageRule
  | MissingInstanceProfileRule;

/** Which calls a rule is for. What is left out matches everything. */
export interface CallWindow {
  readonly service?: ServiceName;
  /** AWS's operation name, for example `DescribeInstanceRefreshes`. */
  readonly action?: string;
  /** How many matching calls pass before the rule begins. @default 0 */
  readonly after?: number;
  /** How many calls the rule applies to. @default every call */
  readonly times?: number;
  /** Simulated seconds from the moment the rule was given until it begins. @default 0 */
  readonly from?: number;
  /** Simulated seconds that the rule is in force, from its beginning. @default for ever */
  readonly for?: number;
}

/** AWS's `Throttling` / `Rate exceeded`. EC2 says `RequestLimitExceeded`. */
export interface ThrottleRule extends CallWindow {
  readonly kind: "throttle";
}

/** An error of your choice instead of the effect. */
export interface ErrorRule extends CallWindow {
  readonly kind: "error";
  /** The wire code, for example `ExpiredToken`. */
  readonly code: string;
  readonly message: string;
  /** The HTTP status, 400 to 599. @default 400 */
  readonly status?: number;
}

/** An answer that takes its time. The effect comes first where the wait is real. */
export interface DelayRule extends CallWindow {
  readonly kind: "delay";
  /** Seconds of simulated time that pass before the effect. @default 0 */
  readonly seconds?: number;
  /** Milliseconds of real time that the answer is held back. @default 0 */
  readonly milliseconds?: number;
}

/** A connection that is cut: before the call takes effect, or after it, when only the answer is lost. */
export interface DropRule extends CallWindow {
  readonly kind: "drop";
  readonly when: "beforeEffect" | "afterEffect";
}

/** The call takes effect, and the answer is cut off, with status 200. */
export interface MalformedRule extends CallWindow {
  readonly kind: "malformed";
  /** What is left of it: the first half, or nothing. @default "half" */
  readonly left?: "half" | "nothing";
}

/** DescribeInstanceRefreshes reports no refresh, as if AWS had forgotten them all. */
export interface ForgetRule extends LookWindow {
  readonly kind: "forget";
}

/** DescribeInstanceRefreshes reports this status for a refresh that has not ended: a word that AWS may learn one day. */
export interface StatusRule extends LookWindow {
  readonly kind: "status";
  readonly status: string;
}

/**
 * A view of AWS that is some seconds old, as eventual consistency gives. A call that reads answers what was true then. A call that
 * changes something is refused if it would have been refused then, in the same words; else it acts upon the present.
 */
export interface StaleRule extends CallWindow {
  readonly kind: "stale";
  /** Simulated seconds, more than 0. */
  readonly seconds: number;
}

/** Members that are missing in an answer, although AWS has them. */
export interface OmitRule extends CallWindow {
  readonly kind: "omit";
  readonly action: string;
  /** Paths of AWS's own member names, through lists too: `AutoScalingGroups.Instances.LaunchTemplate`. */
  readonly fields: readonly string[];
}

/** Lists of an answer in another order, where AWS promises none. */
export interface ReorderRule extends CallWindow {
  readonly kind: "reorder";
  readonly action: string;
  /** Paths of the lists. @default every list of the answer */
  readonly lists?: readonly string[];
  /** `rotate` puts the first one last. @default "reverse" */
  readonly order?: "reverse" | "rotate";
}

/** Which of the calls of DescribeInstanceRefreshes a rule is for. */
export type LookWindow = Omit<CallWindow, "service" | "action">;

export type WireRule =
  | ThrottleRule
  | ErrorRule
  | DelayRule
  | DropRule
  | MalformedRule
  | ForgetRule
  | StatusRule
  | StaleRule
  | OmitRule
  | ReorderRule;

export interface RequestLimit {
  /** How many requests may come at once. At least 1. */
  readonly size: number;
  /** Requests regained per simulated second. More than 0. */
  readonly refillPerSecond: number;
}
