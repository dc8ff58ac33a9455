/** Takes a name and a password out of a URL, where people write them, and puts them where `fetch` wants them. */

export interface Address {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @throws TypeError without the URL in it, which may hold secrets */
export function addressOf(text: string): Address {
  if (!URL.canParse(text)) throw new TypeError("the URL cannot be read");
  const url = new URL(text);
  const { username, password } = url;
  if (username === "" && password === "") return { url: text, headers: {} };
  url.username = "";
  url.password = "";
  const both = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(both).toString("base64")}`;
  return { url: url.href, headers: { authorization } };
}
