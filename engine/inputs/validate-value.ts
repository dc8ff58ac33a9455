/** Validates one value that has no parts. */
import { either, kindOf, show, showUnlessHidden } from "./render-value";
import type {
  BooleanSchema,
  EnumSchema,
  NumberSchema,
  StringForm,
  StringSchema,
} from "./schema/schema";
import { nearestName } from "./suggest";
import { toNumber } from "./to-number";

export type ScalarSchema = StringSchema | NumberSchema | EnumSchema | BooleanSchema;

/** One sentence with the value and its fault, the rule and the fix; undefined if nothing is wrong. */
export function findFault(schema: ScalarSchema, value: unknown): string | undefined {
  switch (schema.kind) {
    case "string":
      return findStringFault(schema, value);
    case "number":
      return findNumberFault(schema, value);
    case "enum":
      return findEnumFault(schema, value);
    case "boolean":
      return findBooleanFault(schema, value);
  }
}

function findStringFault(schema: StringSchema, value: unknown): string | undefined {
  const text = typeof value === "number" && schema.orNumber === true ? String(value) : value;
  const shown = showUnlessHidden(schema, value);
  const isUnquoted = typeof value === "number" && !schema.orNumber && schema.isSensitive !== true;
  const fix = isUnquoted ? `write "${value}"` : schema.fix;
  const sentence = (fault: string) => `${shown} ${fault}: ${schema.rule}; ${fix}.`;
  if (typeof text !== "string") return sentence(`is ${kindOf(value)}`);
  if (text === "" && schema.min > 0) return sentence("is empty");
  if (text.length < schema.min) return sentence("is too short");
  if (text.length > schema.max) return sentence(`is ${text.length} characters long`);
  if (schema.pattern?.test(text) === false) return sentence("does not fit");
  if (schema.form !== undefined && !parsers[schema.form](text)) {
    return sentence(`cannot be read as ${withArticle[schema.form]}`);
  }
  return undefined;
}

const parsers: Readonly<Record<StringForm, (text: string) => boolean>> = {
  // The gate compiles it without flags, too.
  "regular expression": (text) => isAccepted(() => new RegExp(text)),
  URL: isUrl,
  JSON: (text) => isAccepted(() => JSON.parse(text) as unknown),
};

const withArticle: Readonly<Record<StringForm, string>> = {
  "regular expression": "a regular expression",
  URL: "a URL",
  JSON: "JSON",
};

/** Its user name and password are decoded for the request's header, so they must decode. */
function isUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return isAccepted(() => decodeURIComponent(username + password));
}

function isAccepted(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

function findNumberFault(schema: NumberSchema, value: unknown): string | undefined {
  const whole = schema.isWhole ? "a whole number" : "a number";
  const fix = schema.fix ?? `use ${whole} from ${schema.min} to ${schema.max}`;
  const sentence = (fault: string) => `${show(value)} is ${fault}: ${schema.rule}; ${fix}.`;
  const number = toNumber(value);
  if (number === undefined) return sentence(kindOf(value));
  if (schema.isWhole && !Number.isInteger(number)) return sentence("not a whole number");
  if (number < schema.min) return sentence(`less than ${schema.min}`);
  if (number > schema.max) return sentence(`more than ${schema.max}`);
  return undefined;
}

function findEnumFault(schema: EnumSchema, value: unknown): string | undefined {
  if (typeof value !== "string")
    return renderEnumFault(schema, `${show(value)} is ${kindOf(value)}`);
  if (schema.values.includes(value)) return undefined;
  const near = nearestName(value, schema.values);
  return renderEnumFault(schema, `${show(value)} is not one of its values`, near);
}

function renderEnumFault(schema: EnumSchema, fault: string, near?: string): string {
  const values = either(schema.values.map((value) => JSON.stringify(value)));
  const listed = schema.summary === undefined ? "one of them" : values;
  const fix = near === undefined ? `use ${listed}` : `write "${near}"`;
  return `${fault}: ${schema.subject} is ${schema.summary ?? values}; ${fix}.`;
}

function findBooleanFault(schema: BooleanSchema, value: unknown): string | undefined {
  if (typeof value === "boolean") return undefined;
  const fix =
    value === "true" || value === "false"
      ? `write ${value} without quotes or read it with config.requireBoolean(...)`
      : "write true or false";
  return `${show(value)} is ${kindOf(value)}: ${schema.rule}; ${fix}.`;
}
