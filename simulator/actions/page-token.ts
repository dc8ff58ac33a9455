/** Tokens of pages: opaque to a client, the place in the list to the simulator. */

/** The token of the page that begins at a place in the list. */
export function toPageToken(start: number): string {
  return Buffer.from(`from:${start}`).toString("base64");
}

/** The place where the page of a token begins; undefined for a text that is no token. No token at all is the beginning. */
export function fromPageToken(token: string | undefined): number | undefined {
  if (token === undefined) return 0;
  const text = Buffer.from(token, "base64").toString();
  const { start } = /^from:(?<start>\d+)$/u.exec(text)?.groups ?? {};
  return start === undefined ? undefined : Number(start);
}
