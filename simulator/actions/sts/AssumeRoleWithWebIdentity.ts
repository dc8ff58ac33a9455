/** AssumeRoleWithWebIdentity: credentials of a role for somebody with a token of an identity provider, as pipelines have. */
import type {
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from "@aws-sdk/client-sts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { assumeRole } from "./assumed-role";

export const assumeRoleWithWebIdentity: Action<
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse
> = (input, context) => {
  const claims = readClaims(input.WebIdentityToken ?? "");
  return {
    ...assumeRole(input, context),
    Provider: claims.iss,
    Audience: claims.aud,
    SubjectFromWebIdentityToken: claims.sub,
  };
};

interface Claims {
  readonly iss: string | undefined;
  readonly aud: string | undefined;
  readonly sub: string | undefined;
}

/** The claims of a JSON web token. Its signature is not checked. */
function readClaims(token: string): Claims {
  const payload = parseJson(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  if (typeof payload !== "object" || payload === null) {
    throw new AwsError(
      "InvalidIdentityToken",
      "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
    );
  }
  const claim = (name: string): string | undefined => {
    const value: unknown = Object.entries(payload).find(([key]) => key === name)?.[1];
    return typeof value === "string" ? value : undefined;
  };
  return { iss: claim("iss"), aud: claim("aud"), sub: claim("sub") };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
