/** The memory of the provider process, which mostly waits. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { collectGarbageAroundLoads } from "aws-instance-refresh/aws/load-large-package";

/**
 * Lets V8 keep less garbage: bench/results.md has the figures. V8 reads the first flag each time its heap grows, so it may be set while
 * the process runs; most others may not.
 */
export function favourMemory(): void {
  try {
    setFlagsFromString("--optimize-for-size");
    setFlagsFromString("--expose-gc");
    collectGarbageAroundLoads(runInNewContext("gc") as () => void);
  } catch {
    // A runtime without V8 has no such flags.
  }
}
