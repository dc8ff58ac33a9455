/** Turns the credentials of a request into the identity that calls; refuses them where they are to be checked. */
import type { Caller } from "../simulation";
import type { AwsError } from "../aws-error";
import { credentialError, type CredentialFault } from "./credential-error";
import { findAuthorization, type Authorization } from "./caller";
import type { HttpRequest } from "./protocol";
import type { ServiceName } from "./service";
import { isSignedWith } from "./signature";
import { findSigningDate, findSkew } from "./signing-time";
import { partitionOf } from "../partition";

/** One access key that the simulator knows. */
export interface Credential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Given with temporary credentials; the request must carry it. */
  readonly sessionToken?: string;
  /** @default 123456789012, or the access key id if that is twelve digits */
  readonly accountId?: string;
  /** What GetCallerIdentity reports. @default a user named simulator in the account */
  readonly arn?: string;
  /** When temporary credentials end, in the simulator's time. @default never */
  readonly expiresAt?: Date;
}

export interface Credentials {
  /** Throws `AwsError` if signatures are checked and this one is not good. */
  readonly identify: (request: HttpRequest, service: ServiceName) => Promise<Caller>;
  /** Who a request claims to be, unchecked. */
  readonly claim: (request: HttpRequest) => Caller;
  /** Adds credentials that STS has given out. */
  readonly issue: (credential: Credential) => void;
  /** Forgets what STS has given out. */
  readonly reset: () => void;
}

export interface CredentialsOptions {
  /** The keys to check signatures against. @default none: any credentials are accepted */
  readonly known?: readonly Credential[];
  /** The simulator's time in milliseconds, by which credentials expire. */
  readonly now: () => number;
  /** The wall clock in milliseconds, which clients sign with. @default Date.now */
  readonly wall?: () => number;
}

/** The account of a caller whose access key does not say otherwise. */
export const defaultAccountId = "123456789012";

/** The Region of a request that is not signed. */
export const defaultRegion = "us-east-1";

export function createCredentials(options: CredentialsOptions): Credentials {
  const { known, now, wall = Date.now } = options;
  const issued = new Map<string, Credential>();
  const find = (accessKeyId: string): Credential | undefined =>
    issued.get(accessKeyId) ?? known?.find((credential) => credential.accessKeyId === accessKeyId);
  const claim = (request: HttpRequest): Caller => {
    const authorization = findAuthorization(request);
    return toCaller(authorization, find(authorization?.accessKeyId ?? ""));
  };
  return {
    claim,
    identify: async (request, service) => {
      if (known) await requireGood({ request, service, find, now: now(), wall: wall() });
      return claim(request);
    },
    issue: (credential) => {
      issued.set(credential.accessKeyId, credential);
    },
    reset: () => {
      issued.clear();
    },
  };
}

interface Check {
  readonly request: HttpRequest;
  readonly service: ServiceName;
  readonly find: (accessKeyId: string) => Credential | undefined;
  readonly now: number;
  readonly wall: number;
}

async function requireGood({ request, service, find, now, wall }: Check): Promise<void> {
  const refuse = (reason: CredentialFault, sentence?: string): AwsError =>
    credentialError(reason, service, sentence);
  const authorization = findAuthorization(request);
  if (!authorization) throw refuse("missing");
  const credential = find(authorization.accessKeyId);
  if (!credential) throw refuse("unknown");
  if ((credential.sessionToken ?? "") !== findSessionToken(request)) throw refuse("unknown");
  const signedAt = findSigningDate(request);
  const skew = signedAt && findSkew(signedAt, wall);
  if (skew !== undefined) throw refuse("skewed", skew);
  if (!(await isSignedWith(credential.secretAccessKey, request, authorization)))
    throw refuse("wrong");
  if (credential.expiresAt && credential.expiresAt.getTime() <= now) throw refuse("expired");
}

function findSessionToken({ headers, query }: HttpRequest): string {
  const given = headers["x-amz-security-token"];
  return given ?? new URLSearchParams(query).get("X-Amz-Security-Token") ?? "";
}

function toCaller(
  authorization: Authorization | undefined,
  credential: Credential | undefined,
): Caller {
  const accessKeyId = authorization?.accessKeyId ?? "";
  const ownAccount = /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccountId;
  const accountId = credential?.accountId ?? ownAccount;
  const signedFor = authorization?.region ?? "";
  const region = signedFor === "" ? defaultRegion : signedFor;
  return {
    accountId,
    region,
    arn: credential?.arn ?? `arn:${partitionOf(region).name}:iam::${accountId}:user/simulator`,
  };
}
