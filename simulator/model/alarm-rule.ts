/** What the rules of composite alarms mean: which alarms they name, and which state follows from theirs. */
import { AwsError } from "../aws-error";
import { parseAlarmRule, type Rule, type State } from "./alarm-rule-reader";
import { unverified } from "./unverified-texts";

/** CloudWatch's limit for one rule. */
const mostAlarms = 100;

/**
 * The state of a composite alarm: `ALARM` while its rule is true, `OK` while it is false, `INSUFFICIENT_DATA` while one of the
 * alarms it names does not exist.
 */
export function evaluateAlarmRule(
  text: string,
  stateOf: (alarmName: string) => State | undefined,
): State {
  const rule = parseAlarmRule(text);
  const names = namesIn(rule);
  if (names.some((name) => stateOf(name) === undefined)) return "INSUFFICIENT_DATA";
  return holds(rule, stateOf) ? "ALARM" : "OK";
}

/** The alarms that a rule names, each once. Throws CloudWatch's error for a rule that cannot be read. */
export function alarmsInRule(text: string): readonly string[] {
  const names = [...new Set(namesIn(parseAlarmRule(text)))];
  if (names.length <= mostAlarms) return names;
  throw new AwsError("ValidationError", unverified.alarmRuleTooMany(mostAlarms));
}

function holds(rule: Rule, stateOf: (alarmName: string) => State | undefined): boolean {
  switch (rule.kind) {
    case "constant":
      return rule.value;
    case "state":
      return stateOf(rule.alarmName) === rule.state;
    case "not":
      return !holds(rule.operand, stateOf);
    case "and":
      return rule.operands.every((operand) => holds(operand, stateOf));
    case "or":
      return rule.operands.some((operand) => holds(operand, stateOf));
    case "atLeast":
      return isReached(rule, stateOf);
  }
}

/** Whether enough of the listed alarms are in the state, or are not in it. */
function isReached(
  { threshold, unit, state, isNegated, alarmNames }: Rule & { readonly kind: "atLeast" },
  stateOf: (alarmName: string) => State | undefined,
): boolean {
  const count = alarmNames.filter((name) => (stateOf(name) === state) !== isNegated).length;
  return (unit === "percent" ? (100 * count) / alarmNames.length : count) >= threshold;
}

function namesIn(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "constant":
      return [];
    case "state":
      return [rule.alarmName];
    case "atLeast":
      return rule.alarmNames;
    case "not":
      return namesIn(rule.operand);
    case "and":
    case "or":
      return rule.operands.flatMap(namesIn);
  }
}
