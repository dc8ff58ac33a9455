/** Loads a package that is so large that loading it leaves much garbage: that of EC2's client. */

let collectGarbage: () => void = () => undefined;

/**
 * For a process that mostly waits: V8 collects what loading leaves only when it needs the room, so a provider process would be a third
 * larger all its life.
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
