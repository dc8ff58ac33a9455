/** Recognises a mistyped Region by the SDK's list of Regions. */
import { partition } from "@aws-sdk/core/client";
import { nearestName } from "../inputs/suggest";

/**
 * The SDK says whether it knows a Region, but has no list. These are the parts of the names of Regions. If AWS adds a part, only a
 * suggestion is missing.
 */
const areas = [
  ...["us", "eu", "ap", "ca", "sa", "af", "me", "il", "mx", "cn"],
  ...["us-gov", "eusc-de", "us-iso", "us-isob", "us-isof", "eu-isoe"],
];
const directions = [
  ...["east", "west", "north", "south", "central"],
  ...["northeast", "southeast", "northwest", "southwest"],
];
const numbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Whether the SDK knows the Region. It does not know one that is newer than the SDK. */
export function isKnownRegion(region: string): boolean {
  return "description" in partition(region);
}

/** `The AWS SDK knows no Region us-esat-1: did you mean us-east-1?` Undefined for a Region that the SDK knows. */
export function renderUnknownRegion(region: string): string | undefined {
  if (isKnownRegion(region)) return undefined;
  const known = areas
    .flatMap((area) => directions.map((direction) => `${area}-${direction}`))
    .flatMap((place) => numbers.map((number) => `${place}-${number}`))
    .filter(isKnownRegion);
  const nearest = nearestName(region, known);
  return `The AWS SDK knows no Region ${region}${nearest === undefined ? "" : `: did you mean ${nearest}?`}`;
}
