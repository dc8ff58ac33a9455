/** Checks a Signature Version 4: signs the received request again, with the headers that were signed, and compares. */
import { createHash, timingSafeEqual } from "node:crypto";
import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import { findAuthorization, type Authorization } from "./caller";
import type { HttpRequest } from "./protocol";
import { findSigningDate } from "./signing-time";

/** Whether the request was signed with this secret, and its body is the one that was signed. */
export async function isSignedWith(
  secretAccessKey: string,
  request: HttpRequest,
  authorization: Authorization,
): Promise<boolean> {
  const { accessKeyId, region, service, signature } = authorization;
  const date = findSigningDate(request);
  if (!date || signature === "" || !isBodySigned(request)) return false;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service,
    sha256: Hash.bind(null, "sha256"),
    applyChecksum: false,
  });
  const again = await signAgain(signer, { request, authorization, date });
  return isSame(again, signature);
}

interface Received {
  readonly request: HttpRequest;
  readonly authorization: Authorization;
  readonly date: Date;
}

/** The signature that the request would have with the signer's secret. */
async function signAgain(
  signer: SignatureV4,
  { request, authorization, date }: Received,
): Promise<string> {
  const signable = toSignable(request, authorization.signedHeaders);
  const signableHeaders = new Set(authorization.signedHeaders);
  const when = { signingDate: date, signableHeaders };
  if (request.headers["authorization"] !== undefined) {
    const signed = await signer.sign(signable, when);
    return findAuthorization({ ...request, headers: signed.headers })?.signature ?? "";
  }
  const { query } = await signer.presign(withoutSignature(signable), {
    ...when,
    expiresIn: Number(signable.query?.["X-Amz-Expires"] ?? 0),
    // What the client left in the headers stays there.
    unhoistableHeaders: signableHeaders,
  });
  return String(query?.["X-Amz-Signature"]);
}

/** A presigned request before it was signed. */
function withoutSignature(request: SignableRequest): SignableRequest {
  const query = Object.entries(request.query ?? {}).filter(([name]) => !signatureWords.has(name));
  return { ...request, query: Object.fromEntries(query) };
}

const signatureWords = new Set(
  ["Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature"].map(
    (word) => `X-Amz-${word}`,
  ),
);

/** The signature covers the hash that the client declares; this makes sure that the hash is the body's. */
function isBodySigned({ headers, body }: HttpRequest): boolean {
  const declared = headers["x-amz-content-sha256"];
  if (declared === undefined || declared === "UNSIGNED-PAYLOAD") return true;
  return declared === createHash("sha256").update(body).digest("hex");
}

function toSignable(request: HttpRequest, signedHeaders: readonly string[]): SignableRequest {
  const headers = Object.entries(request.headers).filter(([name]) => signedHeaders.includes(name));
  return {
    method: request.method,
    protocol: "http:",
    hostname: "",
    path: request.path,
    query: Object.fromEntries(new URLSearchParams(request.query)),
    headers: Object.fromEntries(headers),
    body: request.body,
  };
}

type SignableRequest = Extract<Parameters<SignatureV4["sign"]>[0], { readonly hostname: string }>;

function isSame(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
