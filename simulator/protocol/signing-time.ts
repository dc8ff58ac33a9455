/** When a request was signed, and whether that is too long ago or still to come. */
import type { HttpRequest } from "./protocol";

/** The time of signing, `20260101T000000Z`: a header, or a parameter of a presigned request. */
export function findSigningDate({ headers, query }: HttpRequest): Date | undefined {
  const text = headers["x-amz-date"] ?? new URLSearchParams(query).get("X-Amz-Date") ?? "";
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** How old a signature may be, and how far its time may lie ahead, in minutes. */
const oldest = 15;
const earliest = 5;

/**
 * AWS's sentence about a signing time that is too far from the present, or undefined. `X-Amz-Expires` does not matter:
 * these services give every presigned request the same 15 minutes, see https://github.com/aws/aws-sdk-go/issues/2167.
 */
export function findSkew(signedAt: Date, wall: number): string | undefined {
  const [signed, present] = [signedAt.getTime(), toText(wall)];
  const past = wall - oldest * minute;
  const future = wall + earliest * minute;
  if (signed < past) {
    return `Signature expired: ${toText(signed)} is now earlier than ${toText(past)} (${present} - ${oldest} min.)`;
  }
  if (signed > future) {
    return `Signature not yet current: ${toText(signed)} is still later than ${toText(future)} (${present} + ${earliest} min.)`;
  }
  return undefined;
}

const minute = 60_000;

function toText(instant: number): string {
  return new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/gu, "");
}
