/** The inputs as the rules read them, once every single value has been validated. */

/** Stands for a value that is not known before the update. */
export const notYetKnown = Symbol("not yet known");

/** Stands for a value that was given and has a failure of its own. */
export const invalid = Symbol("invalid");

/** The reading at a dotted path. What lies below an unknown or invalid value is unknown. */
export function getReading(reading: unknown, path: string): unknown {
  let here = reading;
  for (const name of path.split(".")) {
    if (!isFields(here)) return typeof here === "symbol" ? notYetKnown : undefined;
    here = here[name];
  }
  return here;
}

/** Nothing was given: an empty list or object is dropped before the call, so it counts as nothing. */
export function isAbsent(reading: unknown): boolean {
  if (Array.isArray(reading)) return reading.length === 0;
  if (isFields(reading)) return Object.values(reading).every(isAbsent);
  return reading === undefined;
}

/** A value was given, valid or not. An unknown value may still turn out to be absent. */
export function isGiven(reading: unknown): boolean {
  return reading !== notYetKnown && !isAbsent(reading);
}

/** The entries of a list; empty where there is no list. */
export function getEntries(reading: unknown): readonly unknown[] {
  return Array.isArray(reading) ? reading : [];
}

function isFields(reading: unknown): reading is Readonly<Record<string, unknown>> {
  return typeof reading === "object" && reading !== null && !Array.isArray(reading);
}
