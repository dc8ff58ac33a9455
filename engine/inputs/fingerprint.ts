/** Fingerprints the values of `triggers`, which may be secrets: two runs can compare them, and nobody can read them. */
import { createHash } from "node:crypto";
import { canonical, isRecord } from "../values/equality";

/** A fingerprint for each trigger that holds anything, the same for values that mean the same. */
export function fingerprints(triggers: unknown): Readonly<Record<string, string>> {
  if (!isRecord(triggers)) return {};
  const entries = Object.entries(triggers)
    .map(([name, value]) => [name, canonical(value)] as const)
    .filter(([, meaning]) => meaning !== nothing)
    .map(([name, meaning]) => [name, sha256(meaning)] as const);
  return Object.fromEntries(entries);
}

/** How a value that holds nothing reads. It is the same as no trigger of that name. */
const nothing = canonical(undefined);

function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
