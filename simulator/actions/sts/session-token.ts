/** Session tokens: they carry the identity of an assumed role, so that later requests act as it in its account. */

/** The identity of a session. */
export interface Session {
  readonly accountId: string;
  /** For example `arn:aws:sts::123456789012:assumed-role/deploy/ci`. */
  readonly arn: string;
}

const prefix = "simulated-session:";

export function toSessionToken({ arn }: Session): string {
  return Buffer.from(prefix + arn).toString("base64");
}

/** The session of a token that AssumeRole gave out; undefined for any other text. */
export function findSession(token: string): Session | undefined {
  const text = Buffer.from(token, "base64").toString();
  const arn = text.startsWith(prefix) ? text.slice(prefix.length) : "";
  const accountId = /^arn:[^:]+:sts::(?<accountId>\d{12}):/u.exec(arn)?.groups?.["accountId"];
  return accountId === undefined ? undefined : { accountId, arn };
}
