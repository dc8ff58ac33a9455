/** Loads a package whose size leaves much garbage: EC2's client. */

let collectGarbage: () => void = () => undefined;

/**
 * V8 collects garbage only when it needs memory. A process that mostly waits would keep the garbage of the load, and be a third larger
 * until it ends.
 */
export function collectGarbageAroundLoads(collect: () => void): void {
  collectGarbage = collect;
}

/** @param load imports the package, by its name in the source: bundlers look for that */
export async function loadLargePackage<Package>(load: () => Promise<Package>): Promise<Package> {
  collectGarbage();
  const loaded = await load();
  collectGarbage();
  return loaded;
}
