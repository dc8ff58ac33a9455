/** What the API model says about a parameter beyond its type, as data: presence, length, range, pattern, enumeration. */

/** Every part that is left out allows everything. */
export interface Constraint {
  readonly isRequired?: true;
  /** Least and greatest length: characters of a text, items of a list. */
  readonly length?: readonly [number, number];
  /** Least and greatest value of a number. */
  readonly range?: readonly [number, number];
  readonly pattern?: Pattern;
  /** The words of an enumeration, in the order in which AWS lists them. */
  readonly words?: readonly string[];
  /** Holds for every item of a list. */
  readonly items?: Constraint;
}

export interface Pattern {
  /** As AWS writes it in an error. */
  readonly source: string;
  readonly test: RegExp;
}

/** By the name of the structure, then of the member: the names are those of the SDK's schemas. */
export type Constraints = Readonly<Record<string, Readonly<Record<string, Constraint>>>>;

/** Characters that XML 1.0 can carry. */
const xmlText: Pattern = {
  source: "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*",
  test: /^[\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}\r\n\t]*$/u,
};

/** A text that XML can carry, of `least` to `greatest` characters. */
export function text(greatest: number, least = 1): Constraint {
  return { length: [least, greatest], pattern: xmlText };
}

/** A text that XML can carry, of any length. */
export const anyText: Constraint = { pattern: xmlText };

/** A text of a pattern. The source is AWS's, and must be a JavaScript pattern too. */
export function matching(source: string, least: number, greatest: number): Constraint {
  return {
    length: [least, greatest],
    pattern: { source, test: new RegExp(`^(?:${source})$`, "u") },
  };
}

export function oneOf(...words: string[]): Constraint {
  return { words };
}

export function between(least: number, greatest: number): Constraint {
  return { range: [least, greatest] };
}

export function atLeast(least: number): Constraint {
  return { range: [least, Infinity] };
}

export function listOf(items: Constraint, greatest?: number): Constraint {
  return greatest === undefined ? { items } : { items, length: [0, greatest] };
}

export function required(constraint: Constraint = {}): Constraint {
  return { ...constraint, isRequired: true };
}
