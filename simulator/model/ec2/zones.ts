/** The three Availability Zones of a Region, with AWS's names and zone ids. */

/** One Availability Zone. */
export interface Zone {
  /** For example `eu-central-1a`. */
  readonly name: string;
  /** For example `euc1-az1`; the same physical zone in every account. */
  readonly id: string;
}

/** The zones of a Region. Every Region has exactly three here. */
export function zonesOf(region: string): readonly Zone[] {
  return ["a", "b", "c"].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${zonePrefix(region)}-az${index + 1}`,
  }));
}

/** AWS abbreviates `ap-southeast-2` to `apse2` in zone ids, `us-gov-west-1` to `usgw1`. */
function zonePrefix(region: string): string {
  const [area = "", ...rest] = region.split("-");
  const directions = rest.map((word) => (/^\d+$/u.test(word) ? word : abbreviate(word)));
  return area + directions.join("");
}

function abbreviate(direction: string): string {
  const compass = /^(?<first>north|south|central|gov)?(?<second>east|west)?/u.exec(direction);
  const { first = "", second = "" } = compass?.groups ?? {};
  return first.slice(0, 1) + second.slice(0, 1) || direction.slice(0, 1);
}
