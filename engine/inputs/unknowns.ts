/** Values that a preview does not know yet, anywhere in the inputs. */
import { isRecord } from "../values/equality";
import type { Properties } from "../run/outputs";

type IsUnknown = (value: unknown) => boolean;

export function hasUnknown(value: unknown, isUnknown: IsUnknown): boolean {
  if (isUnknown(value)) return true;
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).some((part) => hasUnknown(part, isUnknown))
  );
}

/** The properties as far as they are known. An unknown trigger stays, as a value that no trigger had before. */
export function withoutUnknowns(properties: Properties, isUnknown: IsUnknown): Properties {
  const prune = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((part) => !isUnknown(part)).map(prune);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).filter(([, part]) => !isUnknown(part));
    return Object.fromEntries(entries.map(([name, part]) => [name, prune(part)]));
  };
  const known = prune(properties);
  return { ...(isRecord(known) ? known : {}), triggers: properties["triggers"] };
}
