/** What the declaration of a field says about its values, in words: for hover texts and the reference page. */
import { largestInteger, type Field, type Schema } from "../../engine/inputs/schema/schema";

/** The values that are possible, where the type does not say it: `0 to 100`, `1 to 255 characters`, `at most 10 entries`. */
export function renderRange(schema: Schema): string | undefined {
  switch (schema.kind) {
    case "number":
      return between(schema.min, schema.max, "");
    case "string":
      return schema.orNumber === true ? undefined : between(schema.min, schema.max, " characters");
    case "list": {
      const entries = schema.max === undefined ? undefined : `at most ${schema.max} entries`;
      const each = renderRange(schema.of);
      const parts = [entries, each && `${each} each`].filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : parts.join(", ");
    }
    default:
      return undefined;
  }
}

function between(min: number, max: number, unit: string): string | undefined {
  if (min === -Number.MAX_VALUE) return undefined;
  if (max >= largestInteger) return `${min}${unit} or more`;
  return `${min} to ${max}${unit}`;
}

/** What leaving the field out means: `"wait"`, `3600`, or a clause. */
export function renderDefault(field: Field): string | undefined {
  return field.default === undefined ? field.defaultText : JSON.stringify(field.default);
}
