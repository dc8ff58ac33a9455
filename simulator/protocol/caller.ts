/** Who calls, and where to: read from the credential scope of a signed request. */
import type { HttpRequest } from "./protocol";

/** What a request says about its signature. Absent parts are empty texts. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `20260101` of the credential scope. */
  readonly date: string;
  readonly region: string;
  /** The signing name, for example `autoscaling`. */
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads the `Authorization` header, or the query string of a presigned request. */
export function findAuthorization(request: HttpRequest): Authorization | undefined {
  const header = request.headers["authorization"];
  const parts = header === undefined ? presignedParts(request.query) : headerParts(header);
  const credential = parts.get("credential");
  if (credential === undefined) return undefined;
  const [accessKeyId = "", date = "", region = "", service = ""] = credential.split("/");
  return {
    accessKeyId,
    date,
    region,
    service,
    signedHeaders: (parts.get("signedheaders") ?? "").split(";").filter((name) => name !== ""),
    signature: parts.get("signature") ?? "",
  };
}

/** `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`; clients differ in the space after the comma. */
function headerParts(header: string): Map<string, string> {
  const fields = header.replace(/^AWS4-\S+\s+/, "").split(/,\s*/);
  return new Map(
    fields.map((field) => {
      const at = field.indexOf("=");
      return [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()];
    }),
  );
}

function presignedParts(query: string): Map<string, string> {
  const fields = [...new URLSearchParams(query)].map(
    ([name, value]) => [name.toLowerCase().replace(/^x-amz-/, ""), value] as const,
  );
  return new Map(fields);
}
