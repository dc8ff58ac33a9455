/** Goes through a whole life with inputs that nobody expects: rolled, left alone, rolled for a change, refreshed, destroyed. */
import type { Properties } from "../../engine/run/outputs";
import { manyTriggers, megabyteTrigger, strangeNames } from "./inputs";
import { withPlace, type PlaceOptions } from "./place";
import { counted } from "./reading";

export interface Unexpected {
  readonly name: string;
  readonly place: PlaceOptions;
  /** @param build another one is a change */
  readonly parts: (build: number) => Properties;
}

export const unexpected: readonly Unexpected[] = [
  ...strangeNames.map(([kind, name]) => ({
    name: `group name: ${kind}`,
    place: { name },
    parts: (build: number) => ({ triggers: { [name]: `${name} ${build}` } }),
  })),
  { name: "10,000 triggers", place: {}, parts: (build) => ({ triggers: manyTriggers(build) }) },
  {
    name: "a trigger of 1 MB",
    place: {},
    parts: (build) => ({ triggers: megabyteTrigger(build) }),
  },
];

/** @returns what is broken */
export async function liveWith({ place: options, parts }: Unexpected): Promise<readonly string[]> {
  const broken: string[] = [];
  await withPlace(options, async (place) => {
    const { resource } = place;
    const version = await place.fleet.addVersion();
    const expect = async (build: number, due: string): Promise<void> => {
      const went = await counted(place, () => resource.up(place.inputs(version, parts(build))));
      if (String(went) !== due) broken.push(`build ${build}: ${String(went)} instead of ${due}`);
    };
    await expect(1, "done,1");
    await expect(1, "same,0");
    await expect(2, "done,1");
    const versions = new Set(await place.fleet.versions());
    if (String([...versions]) !== String(version))
      broken.push(`the fleet runs ${[...versions].join()}`);
    const endings = [await resource.refresh(), await resource.destroy()];
    if (endings.some((one) => one !== "done")) broken.push(endings.join(", "));
  });
  return broken;
}
