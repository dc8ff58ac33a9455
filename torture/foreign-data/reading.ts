/** Goes on with a state that was saved long ago: the same program again, with and without AWS's memory, and the next change. */
import { currentVersion, relive, shapeOf, versionOf, type SavedLife } from "./corpus";
import { withPlace, type Ending, type Place } from "./place";

/** How a run went: its ending, and how often it started a refresh. */
export type Went = readonly [Ending, starts: number];

export interface Reading {
  /** The same program again. */
  readonly again: Went;
  /** The same program, when AWS has forgotten every refresh. */
  readonly forgotten: Went;
  /** A program with another version, after that. */
  readonly next: Went;
  /** `pulumi refresh` and `pulumi destroy`, without any `up`. */
  readonly leaving: string;
  readonly broken: readonly string[];
}

/** Seconds after which AWS reports a refresh no more: six weeks, and a day. */
const forgetting = 43 * 24 * 3600;

export async function read(life: SavedLife): Promise<Reading> {
  const broken: string[] = [];
  let again: Went = ["", 0];
  let next: Went = ["", 0];
  await withPlace({}, async (place) => {
    again = await runAgain(life, place);
    next = await runNext(place);
    const versions = new Set(await place.fleet.versions());
    const [due] = await place.fleet.refreshes();
    if (versions.size !== 1) broken.push(`the fleet runs ${[...versions].join(" and ")}`);
    if (due?.Status !== "Successful") broken.push(`the last refresh is ${String(due?.Status)}`);
    const written = versionOf(place.resource.state?.outputs ?? {});
    if (written !== currentVersion) broken.push(`version ${written} is written`);
  });
  let forgotten: Went = ["", 0];
  await withPlace({}, async (place) => {
    forgotten = await runAgain(life, place, forgetting);
  });
  const leaving = await leave(life);
  const shape = shapeOf(life);
  const due = {
    again: shape.again,
    forgotten: shape.forgotten,
    next: ["done", 1],
    leaving: "done",
  };
  const went = { again, forgotten, next, leaving };
  for (const part of ["again", "forgotten", "next", "leaving"] as const) {
    if (String(went[part]) === String(due[part])) continue;
    broken.push(`${part}: ${String(went[part])} instead of ${String(due[part])}`);
  }
  return { ...went, broken };
}

async function runAgain(life: SavedLife, place: Place, secondsLater = 0): Promise<Went> {
  const inputs = await relive(life, place);
  place.simulator.advance(secondsLater);
  return counted(place, () => place.resource.up(inputs));
}

async function runNext(place: Place): Promise<Went> {
  // One of the lives has a mixed instances policy, and the next program has none.
  const inputs = place.inputs(await place.fleet.addVersion(), {
    allowConfigurationKindChange: true,
  });
  return counted(place, () => place.resource.up(inputs));
}

async function leave(life: SavedLife): Promise<string> {
  let ending = "";
  await withPlace({}, async (place) => {
    await relive(life, place);
    const endings = [await place.resource.refresh(), await place.resource.destroy()];
    ending = endings.every((one) => one === "done") ? "done" : endings.join(", ");
  });
  return ending;
}

export async function counted(place: Place, run: () => Promise<Ending>): Promise<Went> {
  const before = place.starts();
  const ending = await run();
  return [ending, place.starts() - before];
}
