/** The name of a resource whose program gives none, as the AWS provider makes it. */
import { createHash } from "node:crypto";
import { UNKNOWN, type Properties } from "./properties";

export interface Naming {
  readonly inputs: Properties;
  /** The inputs of the last update. Empty at creation, also at that of a replacement. */
  readonly oldInputs: Properties;
  /** The resource's name in the program. */
  readonly resource: string;
  /** The engine's random bytes for this resource: the same in preview and update. */
  readonly seed: Uint8Array;
  /** What the stack's auto-naming configuration proposes, or empty. */
  readonly proposed: string;
}

/** The given name; else the old one while its prefix fits; else the proposed one; else the prefix and seven random digits. */
export function nameOf({ inputs, oldInputs, resource, seed, proposed }: Naming): unknown {
  const { name, namePrefix } = inputs;
  if (name !== undefined || namePrefix === UNKNOWN) return name ?? UNKNOWN;
  const prefix = typeof namePrefix === "string" ? namePrefix : `${resource}-`;
  const old = oldInputs["name"];
  if (typeof old === "string" && old.startsWith(prefix)) return old;
  if (namePrefix === undefined && proposed !== "") return proposed;
  return `${prefix}${createHash("sha256").update(seed).digest("hex").slice(0, 7)}`;
}
