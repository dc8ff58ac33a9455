/** Shows values and choices the way the user wrote them. */

const longest = 60;

/** The value as it stands in a program; a long one is cut. */
export function show(value: unknown): string {
  if (value === undefined || typeof value === "number") return String(value);
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** The value, if it cannot be or hold a secret. */
export function showUnlessHidden(
  schema: { readonly isSensitive?: true; readonly isHidden?: true },
  value: unknown,
): string {
  const isHidden = schema.isSensitive === true || schema.isHidden === true;
  return isHidden && value !== undefined ? "the value" : show(value);
}

/** What kind of value it is, with its article. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "no value";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** `a, b or c` */
export function either(choices: readonly string[]): string {
  const [head, last] = [choices.slice(0, -1).join(", "), choices.slice(-1).join("")];
  return head === "" ? last : `${head} or ${last}`;
}

/** The property path of an entry or a field below `path`, in Pulumi's notation. */
export function below(path: string, step: string | number): string {
  if (typeof step === "number") return `${path}[${step}]`;
  if (!/^[\w$]+$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === "" ? step : `${path}.${step}`;
}

/** A value that was read before; one that already has a failure of its own is not shown again. */
export function showReading(reading: unknown): string {
  return typeof reading === "symbol" ? "a value" : show(reading);
}
