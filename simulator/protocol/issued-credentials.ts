/** The credentials that an answer of STS gives out: known to the simulator from then on, and dated for the client. */
import type { Credential } from "./credentials";

/** AssumeRole and its relatives answer with `Credentials` and `AssumedRoleUser`. */
export function findIssued(output: unknown): Credential | undefined {
  const credentials = member(output, "Credentials");
  const accessKeyId = member(credentials, "AccessKeyId");
  const secretAccessKey = member(credentials, "SecretAccessKey");
  if (typeof accessKeyId !== "string" || typeof secretAccessKey !== "string") return undefined;
  const sessionToken = member(credentials, "SessionToken");
  const expiresAt = member(credentials, "Expiration");
  const arn = member(member(output, "AssumedRoleUser"), "Arn");
  return {
    accessKeyId,
    secretAccessKey,
    ...(typeof sessionToken === "string" && { sessionToken }),
    ...(expiresAt instanceof Date && { expiresAt }),
    ...(typeof arn === "string" && { arn, ...accountOf(arn) }),
  };
}

/** The simulator's time and the wall clock's, in milliseconds since 1970. */
export interface Times {
  readonly now: number;
  readonly wall: number;
}

/**
 * The answer as the client may see it. A client compares `Expiration` with the wall clock, so where the simulator's time
 * is behind that, the credentials have to last as long from the wall clock's present; else it would ask for new ones
 * before every call.
 */
export function datedForClient<Output>(output: Output, { now, wall }: Times): Output {
  const credentials = member(output, "Credentials");
  const expiresAt = member(credentials, "Expiration");
  if (wall <= now || !(expiresAt instanceof Date)) return output;
  const Expiration = new Date(expiresAt.getTime() + wall - now);
  return { ...output, Credentials: { ...(credentials as object), Expiration } };
}

function accountOf(arn: string): { readonly accountId?: string } {
  const accountId = arn.split(":")[4] ?? "";
  return accountId === "" ? {} : { accountId };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
