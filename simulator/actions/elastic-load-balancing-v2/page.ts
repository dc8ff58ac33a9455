/** Elastic Load Balancing's paging: a list in parts of PageSize, each with the marker of the next. */
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import { fromPageToken, toPageToken } from "../page-token";

export interface PageRequest {
  /** From 1 to 400. @default 400 */
  readonly PageSize?: number | undefined;
  readonly Marker?: string | undefined;
}

/** The part of a list that a request asks for. */
export function page<Item>(
  items: readonly Item[],
  { PageSize: size = 400, Marker: marker }: PageRequest,
): { readonly items: Item[]; readonly nextMarker: string | undefined } {
  const start = fromPageToken(marker);
  if (start === undefined) {
    throw new AwsError("ValidationError", unverified.markerInvalid(marker ?? ""));
  }
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextMarker: end < items.length ? toPageToken(end) : undefined,
  };
}
