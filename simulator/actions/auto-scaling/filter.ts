/** Auto Scaling's filters: each Describe operation that takes them has names of its own, and refuses others. */
import type { Filter } from "@aws-sdk/client-auto-scaling";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

/** Throws AWS's error for the first filter whose name is none of those. A name that ends in `:` may have anything behind it. */
export function requireFilterNames(
  filters: readonly Filter[] | undefined,
  names: readonly string[],
): void {
  for (const { Name = "" } of filters ?? []) {
    const isKnown = names.some((name) =>
      name.endsWith(":") ? Name.startsWith(name) : Name === name,
    );
    if (!isKnown) throw new AwsError("ValidationError", unverified.filterUnknown(Name, names));
  }
}
