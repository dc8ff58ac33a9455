/** Checks a Signature Version 4: signs the received request again, with the headers that were signed, and compares. */
import { createHash, timingSafeEqual } from "node:crypto";
import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import { findAuthorization, type Authorization } from "./caller";
import type { HttpRequest } from "./protocol";

/** Whether the request was signed with this secret, and its body is the one that was signed. */
export async function isSignedWith(
  secretAccessKey: string,
  request: HttpRequest,
  authorization: Authorization,
): Promise<boolean> {
  const { accessKeyId, region, service, signedHeaders, signature } = authorization;
  const date = findSigningDate(request);
  if (!date || signature === "" || !isBodySigned(request)) return false;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service,
    sha256: Hash.bind(null, "sha256"),
    applyChecksum: false,
  });
  const signed = await signer.sign(toSignable(request, signedHeaders), {
    signingDate: date,
    signableHeaders: new Set(signedHeaders),
  });
  const again = findAuthorization({ ...request, headers: signed.headers });
  return again !== undefined && isSame(again.signature, signature);
}

/** The time of signing: the `X-Amz-Date` header, `20260101T000000Z`. */
export function findSigningDate(request: HttpRequest): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(
    request.headers["x-amz-date"] ?? "",
  );
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

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
