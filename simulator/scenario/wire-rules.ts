/** Decides which of the scenario's wire rules apply to a call, and counts how often each has. */
import type { ServiceName } from "../protocol/service";
import type { CallWindow, WireRule } from "./scenario";

export interface CallToMatch {
  readonly service: ServiceName;
  readonly action: string;
  /** The simulator's time in milliseconds. */
  readonly now: number;
}

export interface WireRules {
  readonly add: (rules: readonly WireRule[], now: number) => void;
  /** The rules that apply to this call, the first of each kind. Counts the call. */
  readonly match: (call: CallToMatch) => readonly WireRule[];
  readonly clear: () => void;
}

interface CountedRule {
  readonly rule: WireRule;
  readonly givenAt: number;
  /** Matching calls in the time window so far. */
  seen: number;
  applied: number;
}

export function createWireRules(): WireRules {
  let counted: CountedRule[] = [];
  return {
    add: (rules, now) => {
      counted.push(...rules.map((rule) => ({ rule, givenAt: now, seen: 0, applied: 0 })));
    },
    match: (call) => {
      const matching: WireRule[] = [];
      for (const one of counted) {
        const isOpen = isDue(one, call) && !matching.some(({ kind }) => kind === one.rule.kind);
        if (!isOpen) continue;
        one.applied += 1;
        matching.push(one.rule);
      }
      return matching;
    },
    clear: () => {
      counted = [];
    },
  };
}

/** Counts the call where it falls into the rule's window, and says whether the rule is due for it. */
function isDue(counted: CountedRule, call: CallToMatch): boolean {
  const { rule } = counted;
  if (!isForCall(windowOf(rule), call) || !isInTime(rule, counted.givenAt, call.now)) return false;
  counted.seen += 1;
  return counted.seen > (rule.after ?? 0) && counted.applied < (rule.times ?? Infinity);
}

/** Some rules are for one action alone. */
function windowOf(rule: WireRule): CallWindow {
  return rule.kind === "forget" || rule.kind === "status"
    ? { ...rule, service: "autoscaling", action: "DescribeInstanceRefreshes" }
    : rule;
}

function isForCall(window: CallWindow, call: CallToMatch): boolean {
  return (
    (window.service ?? call.service) === call.service &&
    (window.action ?? call.action) === call.action
  );
}

function isInTime(window: CallWindow, givenAt: number, now: number): boolean {
  const begin = givenAt + (window.from ?? 0) * 1000;
  return now >= begin && now < begin + (window.for ?? Infinity) * 1000;
}
