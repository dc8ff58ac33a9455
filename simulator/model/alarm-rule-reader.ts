/** The rule language of composite alarms: AND, OR and NOT over ALARM(), OK(), INSUFFICIENT_DATA() and AT_LEAST(). */
import { AwsError } from "../aws-error";
import { unverified } from "./unverified-texts";

export type State = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export type Rule =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "state"; readonly state: State; readonly alarmName: string }
  | { readonly kind: "not"; readonly operand: Rule }
  | { readonly kind: "and" | "or"; readonly operands: readonly Rule[] }
  | {
      readonly kind: "atLeast";
      readonly threshold: number;
      readonly unit: "alarms" | "percent";
      readonly state: State;
      /** Whether the alarms count that are not in the state. */
      readonly isNegated: boolean;
      readonly alarmNames: readonly string[];
    };

/** What is left to read, and where in the text it begins. */
interface Reader {
  readonly tokens: readonly string[];
  position: number;
}

/** A quoted name, a bracket, a comma, or a run of anything else. */
const token = /"(?:[^"\\]|\\.)*"|[(),]|[^\s(),"]+/gu;

/** CloudWatch's limit for one rule. */
const mostElements = 500;

/** A rule as CloudWatch reads it. Throws its error for a text that is none. */
export function parseAlarmRule(text: string): Rule {
  const reader: Reader = { tokens: text.match(token) ?? [], position: 0 };
  const rule = readOr(reader);
  if (reader.position < reader.tokens.length) throw invalidRule(reader);
  if (countElements(reader.tokens) > mostElements) {
    throw new AwsError("ValidationError", unverified.alarmRuleTooLong(mostElements));
  }
  return rule;
}

/** Elements are alarms, constants and the brackets that group them. */
function countElements(tokens: readonly string[]): number {
  const words = tokens.filter((word) => !/^(?:AND|OR|NOT|,)$/u.test(word));
  const isFunction = (word: string, index: number): boolean =>
    /^(?:OK|ALARM|INSUFFICIENT_DATA|AT_LEAST)$/u.test(word) && words[index + 1] === "(";
  // The word of a function and its own brackets are no elements.
  return words.length - 3 * words.filter(isFunction).length;
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
    case "AT_LEAST":
      return readAtLeast(reader);
    case "OK":
    case "ALARM":
    case "INSUFFICIENT_DATA": {
      expect(reader, "(");
      const alarmName = takeAlarmName(reader);
      expect(reader, ")");
      return { kind: "state", state: word, alarmName };
    }
    default:
      throw beforeLast(reader);
  }
}

/** `AT_LEAST(2, ALARM, (a, b, c))`, or with a percentage, or with NOT before the state. */
function readAtLeast(reader: Reader): Rule {
  expect(reader, "(");
  const written = /^"?(?<number>\d+)(?<percent>%?)"?$/u.exec(take(reader))?.groups;
  const threshold = Number(written?.["number"] ?? 0);
  const unit = written?.["percent"] === "%" ? "percent" : "alarms";
  if (threshold < 1 || (unit === "percent" && threshold > 100)) throw beforeLast(reader);
  expect(reader, ",");
  const isNegated = reader.tokens[reader.position] === "NOT";
  if (isNegated) reader.position += 1;
  const state = take(reader);
  if (state !== "OK" && state !== "ALARM" && state !== "INSUFFICIENT_DATA") {
    throw beforeLast(reader);
  }
  expect(reader, ",");
  expect(reader, "(");
  const alarmNames = [takeAlarmName(reader)];
  while (reader.tokens[reader.position] === ",") {
    reader.position += 1;
    alarmNames.push(takeAlarmName(reader));
  }
  if (unit === "alarms" && threshold > alarmNames.length) throw invalidRule(reader);
  expect(reader, ")");
  expect(reader, ")");
  return { kind: "atLeast", threshold, unit, state, isNegated, alarmNames };
}

function takeAlarmName(reader: Reader): string {
  const word = take(reader);
  if (/^[(),]$/u.test(word)) throw beforeLast(reader);
  return toAlarmName(word);
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

/** The error about the word that was taken last. */
function beforeLast(reader: Reader): AwsError {
  reader.position -= 1;
  return invalidRule(reader);
}

function invalidRule(reader: Reader): AwsError {
  const found = reader.tokens[reader.position] ?? "the end of the expression";
  return new AwsError("ValidationError", unverified.alarmRuleInvalid(found));
}
