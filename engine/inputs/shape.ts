/** The forms that an input can have, as plain data which `read` interprets. */

/**
 * In every shape, `rule` is a clause that states AWS's rule with its range, and `cure` the imperative that ends the sentence.
 * `isSecret` keeps the value, which may hold a secret, out of that sentence.
 */
export type Shape =
  TextShape | NumberShape | WordShape | FlagShape | ListShape | MapShape | ObjectShape | AnyShape;

export interface TextShape {
  readonly kind: "text";
  /** Characters. */
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** A number is taken too, as its decimal digits. */
  readonly orNumber?: true;
  readonly isSecret?: true;
  readonly rule: string;
  readonly cure: string;
}

export interface NumberShape {
  readonly kind: "number";
  readonly whole: boolean;
  readonly min: number;
  readonly max: number;
  readonly rule: string;
  /** @default "use a number from min to max" */
  readonly cure?: string;
}

export interface WordShape {
  readonly kind: "word";
  /** Whose words they are, as the subject of a sentence: `AWS's Strategy`. */
  readonly subject: string;
  readonly words: readonly string[];
  /** What the words have in common, said in their place where they are too many to list. */
  readonly summary?: string;
}

export interface FlagShape {
  readonly kind: "flag";
  readonly rule: string;
}

export interface ListShape {
  readonly kind: "list";
  readonly of: Shape;
  /** Entries. @default no limit */
  readonly max?: number;
  readonly isSecret?: true;
  readonly rule: string;
}

export interface MapShape {
  readonly kind: "map";
  readonly of: Shape;
  readonly isSecret?: true;
  readonly rule: string;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly fields: Readonly<Record<string, Shape>>;
  /** Fields that must be there as soon as anything in the object is, each with the sentence that is said if it is not. */
  readonly required?: Readonly<Record<string, string>>;
  readonly isSecret?: true;
  readonly rule: string;
}

export interface AnyShape {
  readonly kind: "any";
}

/** The largest value of AWS's 32-bit integers. */
export const largestInteger = 2_147_483_647;

/** A list of texts that share one form. */
export function texts(of: TextShape | WordShape, rule: string): ListShape {
  return { kind: "list", of, rule };
}

/** An http or https URL whose path or query may hold a secret, so that it is never shown. */
export function secretUrl(rule: string, cure: string): TextShape {
  return {
    kind: "text",
    min: 1,
    max: 2048,
    pattern: /^https?:\/\/\S+$/i,
    isSecret: true,
    rule,
    cure,
  };
}
