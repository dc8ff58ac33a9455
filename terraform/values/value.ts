/** Terraform's values as plain JavaScript: null, strings, numbers, booleans, arrays and objects, and two things that JavaScript lacks. */
import type { CtyType } from "./cty-type";

/** Stands for a value that is known only after the apply. */
class Unknown {
  readonly kind = "unknown";
}

export const unknown = new Unknown();

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

/** A value of a `dynamic` attribute, with the type that it has. */
export class Dynamic {
  readonly type: CtyType;
  readonly value: unknown;

  constructor(type: CtyType, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

/** An object by attribute names. */
export type Values = Readonly<Record<string, unknown>>;

/** Whether the value is an object with named parts: neither a list nor one of the two special values. */
export function isValues(value: unknown): value is Values {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !isUnknown(value) &&
    !(value instanceof Dynamic)
  );
}

/** Whether the value, or anything within it, is unknown. */
export function hasUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (value instanceof Dynamic) return hasUnknown(value.value);
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
