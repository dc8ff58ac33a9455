/** The rule language of composite alarms: AND, OR and NOT over ALARM(), OK() and INSUFFICIENT_DATA(). */
import { AwsError } from "../protocol/aws-error";
import { unverified } from "./unverified-texts";

type State = "OK" | "ALARM" | "INSUFFICIENT_DATA";

type Rule =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "state"; readonly state: State; readonly alarmName: string }
  | { readonly kind: "not"; readonly operand: Rule }
  | { readonly kind: "and" | "or"; readonly operands: readonly Rule[] };

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
  return [...new Set(namesIn(parseAlarmRule(text)))];
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
  }
}

function namesIn(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "constant":
      return [];
    case "state":
      return [rule.alarmName];
    case "not":
      return namesIn(rule.operand);
    case "and":
    case "or":
      return rule.operands.flatMap(namesIn);
  }
}

/** What is left to read, and where in the text it begins. */
interface Reader {
  readonly tokens: readonly string[];
  position: number;
}

/** A quoted name, a bracket, or a run of anything else. */
const token = /"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+/gu;

function parseAlarmRule(text: string): Rule {
  const reader: Reader = { tokens: text.match(token) ?? [], position: 0 };
  const rule = readOr(reader);
  if (reader.position < reader.tokens.length) throw invalidRule(reader);
  return rule;
}

/** AND binds more tightly than OR. */
function readOr(reader: Reader): Rule {
  return readList(reader, "or", readAnd);
}

function readAnd(reader: Reader): Rule {
  return readList(reader, "and", readOperand);
}

function readList(reader: Reader, kind: "and" | "or", readItem: (reader: Reader) => Rule): Rule {
  const operands = [readItem(reader)];
  while (reader.tokens[reader.position] === kind.toUpperCase()) {
    reader.position += 1;
    operands.push(readItem(reader));
  }
  return operands.length === 1 && operands[0] ? operands[0] : { kind, operands };
}

function readOperand(reader: Reader): Rule {
  const word = take(reader);
  switch (word) {
    case "TRUE":
    case "FALSE":
      return { kind: "constant", value: word === "TRUE" };
    case "NOT":
      return { kind: "not", operand: readOperand(reader) };
    case "(": {
      const inner = readOr(reader);
      expect(reader, ")");
      return inner;
    }
    case "OK":
    case "ALARM":
    case "INSUFFICIENT_DATA": {
      expect(reader, "(");
      const alarmName = toAlarmName(take(reader));
      expect(reader, ")");
      return { kind: "state", state: word, alarmName };
    }
    default:
      reader.position -= 1;
      throw invalidRule(reader);
  }
}

/** An alarm may be named by its name or its ARN, in quotes or not. */
function toAlarmName(word: string): string {
  const name = word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(.)/gu, "$1") : word;
  return name.replace(/^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:/u, "");
}

function take(reader: Reader): string {
  const word = reader.tokens[reader.position];
  if (word === undefined) throw invalidRule(reader);
  reader.position += 1;
  return word;
}

function expect(reader: Reader, wanted: string): void {
  if (reader.tokens[reader.position] !== wanted) throw invalidRule(reader);
  reader.position += 1;
}

function invalidRule(reader: Reader): AwsError {
  const found = reader.tokens[reader.position] ?? "the end of the expression";
  return new AwsError("ValidationError", unverified.alarmRuleInvalid(found));
}
