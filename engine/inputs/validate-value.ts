/** Judges one value that has no parts: the sentence about what is wrong with it, or nothing. */
import { nearestName } from "./suggest";
import type { FlagShape, NumberShape, TextShape, WordShape } from "./shape";
import { either, kindOf, show, showOf } from "./render-value";

export type LeafShape = TextShape | NumberShape | WordShape | FlagShape;

/** One sentence: the value and its fault, the rule, the cure. */
export function faultOf(shape: LeafShape, value: unknown): string | undefined {
  switch (shape.kind) {
    case "text":
      return textFault(shape, value);
    case "number":
      return numberFault(shape, value);
    case "word":
      return wordFault(shape, value);
    case "flag":
      return flagFault(shape, value);
  }
}

function textFault(shape: TextShape, value: unknown): string | undefined {
  const text = typeof value === "number" && shape.orNumber === true ? String(value) : value;
  const shown = showOf(shape, value);
  const isBare = typeof value === "number" && !shape.orNumber && shape.isSecret !== true;
  const cure = isBare ? `write "${value}"` : shape.cure;
  const sentence = (fault: string) => `${shown} ${fault}: ${shape.rule}; ${cure}.`;
  if (typeof text !== "string") return sentence(`is ${kindOf(value)}`);
  if (text === "" && shape.min > 0) return sentence("is empty");
  if (text.length < shape.min) return sentence("is too short");
  if (text.length > shape.max) return sentence(`is ${text.length} characters long`);
  if (shape.pattern?.test(text) === false) return sentence("does not fit");
  return undefined;
}

function numberFault(shape: NumberShape, value: unknown): string | undefined {
  const whole = shape.whole ? "a whole number" : "a number";
  const cure = shape.cure ?? `use ${whole} from ${shape.min} to ${shape.max}`;
  const sentence = (fault: string) => `${show(value)} is ${fault}: ${shape.rule}; ${cure}.`;
  if (isNumeric(value)) {
    return `${show(value)} is a string: ${shape.rule}; convert it with Number(...) or read it with config.requireNumber(...).`;
  }
  if (typeof value !== "number") return sentence(kindOf(value));
  if (shape.whole && !Number.isInteger(value)) return sentence("not a whole number");
  if (value < shape.min) return sentence(`less than ${shape.min}`);
  if (value > shape.max) return sentence(`more than ${shape.max}`);
  return undefined;
}

function wordFault(shape: WordShape, value: unknown): string | undefined {
  if (typeof value !== "string") return wordSentence(shape, `${show(value)} is ${kindOf(value)}`);
  if (shape.words.includes(value)) return undefined;
  return wordSentence(shape, `${show(value)} is no such word`, nearestName(value, shape.words));
}

function wordSentence(shape: WordShape, fault: string, near?: string): string {
  const words = either(shape.words.map((word) => JSON.stringify(word)));
  const listed = shape.summary === undefined ? "one of them" : words;
  const cure = near === undefined ? `use ${listed}` : `write "${near}"`;
  return `${fault}: ${shape.subject} is ${shape.summary ?? words}; ${cure}.`;
}

function flagFault(shape: FlagShape, value: unknown): string | undefined {
  if (typeof value === "boolean") return undefined;
  const cure =
    value === "true" || value === "false"
      ? `write ${value} without quotes or read it with config.requireBoolean(...)`
      : "write true or false";
  return `${show(value)} is ${kindOf(value)}: ${shape.rule}; ${cure}.`;
}

function isNumeric(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
}
