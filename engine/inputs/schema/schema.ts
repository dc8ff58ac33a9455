/**
 * The language in which inputs are declared. A declaration is plain data: validation, the TypeScript types, the reference page
 * and the Terraform schema all read it.
 */

export type Schema =
  | StringSchema
  | NumberSchema
  | EnumSchema
  | BooleanSchema
  | ListSchema
  | MapSchema
  | ObjectSchema
  | AnySchema;

/**
 * In every schema, `rule` is a clause that states AWS's rule with its range, and `fix` the imperative that ends the sentence of
 * an error. `page` is AWS's page on it.
 */
export interface StringSchema {
  readonly kind: "string";
  /** Characters. */
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** What the text must parse as, where a pattern cannot say it. */
  readonly form?: StringForm;
  /** Also accepts a number, as its decimal digits. */
  readonly orNumber?: true;
  /** A secret: it is never shown, and hosts mark it in their state, diffs and outputs. */
  readonly isSensitive?: true;
  readonly rule: string;
  readonly fix: string;
  readonly page?: string;
}

export type StringForm = "regular expression" | "URL" | "JSON";

/** Also accepts a number written as text, such as `"300"`. */
export interface NumberSchema {
  readonly kind: "number";
  readonly isWhole: boolean;
  readonly min: number;
  readonly max: number;
  readonly rule: string;
  /** @default "use a number from min to max" */
  readonly fix?: string;
  readonly page?: string;
}

export interface EnumSchema {
  readonly kind: "enum";
  /** The name of its TypeScript type, where that is exported. */
  readonly typeName?: string;
  readonly typeDescription?: string;
  /** Whose values they are, as the subject of a sentence: `AWS's Strategy`. */
  readonly subject: string;
  readonly values: readonly string[];
  /**
   * Its type also takes any other string, as programs share the object with a resource of `@pulumi/aws` that has a string there.
   * Validation refuses other values all the same.
   */
  readonly isOpenInType?: true;
  /** What the values have in common. It replaces their list in a message where they are many. */
  readonly summary?: string;
  readonly page?: string;
}

export interface BooleanSchema {
  readonly kind: "boolean";
  readonly rule: string;
  readonly page?: string;
}

export interface ListSchema {
  readonly kind: "list";
  readonly of: Schema;
  /** Entries. @default no limit */
  readonly max?: number;
  /** It may hold secrets, so errors do not show it. */
  readonly isHidden?: true;
  readonly rule: string;
  readonly page?: string;
}

/** Names of the user's own, each with a value. */
export interface MapSchema {
  readonly kind: "map";
  readonly of: Schema;
  /** It may hold secrets, so errors do not show it. */
  readonly isHidden?: true;
  readonly rule: string;
  readonly page?: string;
}

export interface ObjectSchema {
  readonly kind: "object";
  /** The name of its TypeScript type, where that is exported. */
  readonly typeName?: string;
  readonly typeDescription?: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** It may hold secrets, so errors do not show it. */
  readonly isHidden?: true;
  readonly rule: string;
  readonly page?: string;
}

export interface AnySchema {
  readonly kind: "any";
}

/** A field of an object: its schema, and what a reader must know about it. */
export type Field = Schema & FieldDocumentation;

export interface FieldDocumentation {
  /** Plain sentences in Markdown, with the unit. Names of inputs stand in backquotes, in camelCase. The range is added from the schema. */
  readonly description: string;
  /** The value that leaving it out means. */
  readonly default?: string | number | boolean;
  /** What leaving it out means, where that is not one fixed value. */
  readonly defaultText?: string;
  /** The object must have this field; the error if it has not. A nested object that is empty as a whole counts as left out. */
  readonly required?: string;
  /** The type has it as optional all the same, because AWS's responses have the same type. */
  readonly isOptionalInType?: true;
  /** Other spellings that are accepted and passed on under this name. */
  readonly aliases?: readonly string[];
}

/** The largest value of AWS's 32-bit integers. */
export const largestInteger = 2_147_483_647;

/** A list of strings that share one form. */
export function stringList(
  of: StringSchema | EnumSchema,
  { rule, max }: { readonly rule: string; readonly max?: number },
): ListSchema {
  return { kind: "list", of, rule, ...(max !== undefined && { max }) };
}

/** The field as one that its object must have. */
export function required<F extends StringSchema>(field: F): F & { readonly required: string } {
  return { ...field, required: `nothing is given: ${field.rule}; ${field.fix}.` };
}

/** An http or https URL whose path or query may hold a secret. */
export function secretUrl(rule: string, fix: string): StringSchema {
  return {
    kind: "string",
    min: 1,
    max: 2048,
    pattern: /^https?:\/\/\S+$/i,
    form: "URL",
    isSensitive: true,
    rule,
    fix,
  };
}
