/** Finds the credentials that an answer of STS gives out, so that calls made with them are known. */
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

function accountOf(arn: string): { readonly accountId?: string } {
  const accountId = arn.split(":")[4] ?? "";
  return accountId === "" ? {} : { accountId };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
