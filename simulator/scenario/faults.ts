/** The scenario in force on the wire: what becomes of each call before and after its effect. */
import { AwsError } from "../aws-error";
import {
  hideRefreshes,
  leaveOut,
  reorder,
  showStatus,
  type InjectedAnswer,
} from "./injected-answer";
import { createRequestLimit, type TakeToken } from "./request-limit";
import type { Scenario, WireRule } from "./scenario";
import { createWireRules, type CallToMatch } from "./wire-rules";

/** What the scenario has decided for one call. */
export interface Fault {
  /** The error that is answered instead of the effect. */
  readonly error?: AwsError;
  readonly drop?: "beforeEffect" | "afterEffect";
  /** Simulated seconds that pass before the effect. */
  readonly seconds: number;
  /** Real milliseconds that the answer is held back. */
  readonly milliseconds: number;
  /** What is left of an answer that is cut off. */
  readonly left?: "half" | "nothing";
  /** How old the caller's view of AWS is, in simulated seconds. @default 0 */
  readonly staleSeconds?: number;
  /** What becomes of the answer, in this order. */
  readonly injectedAnswer: readonly InjectedAnswer[];
}

export interface Faults {
  readonly add: (scenario: Scenario, now: number) => void;
  /** `bucket` names the account and Region whose request limit applies. */
  readonly decide: (call: CallToMatch, bucket: string) => Fault;
  readonly clear: () => void;
}

export function createFaults(): Faults {
  const rules = createWireRules();
  let takeToken: TakeToken | undefined;
  return {
    add: (scenario, now) => {
      rules.add((scenario.rules ?? []).filter(isWireRule), now);
      if (scenario.requestLimit) takeToken = createRequestLimit(scenario.requestLimit);
    },
    decide: (call, bucket) => {
      const isLimited = call.service === "autoscaling" && takeToken?.(bucket, call.now) === false;
      const fault = toFault(rules.match(call), call);
      return isLimited ? { ...fault, error: throttlingError(call) } : fault;
    },
    clear: () => {
      rules.clear();
      takeToken = undefined;
    },
  };
}

const wireKinds: ReadonlySet<string> = new Set<WireRule["kind"]>([
  "throttle",
  "error",
  "delay",
  "drop",
  "malformed",
  "forget",
  "status",
  "stale",
  "omit",
  "reorder",
]);

/** Whether a rule is about the wire; the others are for the model. */
export function isWireRule(rule: { readonly kind: string }): rule is WireRule {
  return wireKinds.has(rule.kind);
}

function toFault(rules: readonly WireRule[], call: CallToMatch): Fault {
  let fault: Fault = { seconds: 0, milliseconds: 0, injectedAnswer: [] };
  for (const rule of rules) {
    const { injectedAnswer = [], ...part } = partOf(rule, call);
    fault = { ...fault, ...part, injectedAnswer: [...fault.injectedAnswer, ...injectedAnswer] };
  }
  return fault;
}

function partOf(rule: WireRule, call: CallToMatch): Partial<Fault> {
  switch (rule.kind) {
    case "throttle":
      return { error: throttlingError(call) };
    case "error":
      return { error: new AwsError(rule.code, rule.message, rule.status) };
    case "delay":
      return { seconds: rule.seconds ?? 0, milliseconds: rule.milliseconds ?? 0 };
    case "drop":
      return { drop: rule.when };
    case "malformed":
      return { left: rule.left ?? "half" };
    case "forget":
      return { injectedAnswer: [hideRefreshes] };
    case "status":
      return { injectedAnswer: [showStatus(rule.status)] };
    case "stale":
      return { staleSeconds: rule.seconds };
    case "omit":
      return { injectedAnswer: [leaveOut(rule.fields)] };
    case "reorder":
      return { injectedAnswer: [reorder(rule.order ?? "reverse", rule.lists)] };
  }
}

/** Each service has its own word for "too many requests". */
function throttlingError({ service }: CallToMatch): AwsError {
  if (service === "ec2")
    return new AwsError("RequestLimitExceeded", "Request limit exceeded.", 503);
  if (service === "ssm") return new AwsError("ThrottlingException", "Rate exceeded");
  return new AwsError("Throttling", "Rate exceeded");
}
