/** Takes the compression off a request: SDKs send much metric data in gzip. */
import { gunzipSync } from "node:zlib";
import { AwsError } from "../aws-error";
import type { HttpRequest } from "./protocol";

/** More than this is no request of a client, in bytes. */
const largest = 16 * 1024 * 1024;

/** The same request with its body as it was before it was compressed. Signatures are of the compressed body. */
export function uncompressed(request: HttpRequest): HttpRequest {
  if (request.headers["content-encoding"]?.trim().toLowerCase() !== "gzip") return request;
  try {
    return { ...request, body: gunzipSync(request.body, { maxOutputLength: largest }) };
  } catch {
    throw new AwsError("SerializationException", "The request body is not gzip");
  }
}
