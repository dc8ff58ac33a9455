/** Turns the credentials of a request into the identity that calls. */
import type { Caller } from "../simulation";
import { findAuthorization } from "./caller";
import type { HttpRequest } from "./protocol";

/** The account of a caller whose access key does not say otherwise. */
export const defaultAccountId = "123456789012";

/** The Region of a request that is not signed. */
export const defaultRegion = "us-east-1";

/** Any credentials are accepted. An access key id of twelve digits is taken for the account id. */
export function toCaller(request: HttpRequest): Caller {
  const authorization = findAuthorization(request);
  const accessKeyId = authorization?.accessKeyId ?? "";
  const accountId = /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccountId;
  const region = authorization?.region ?? "";
  return {
    accountId,
    region: region === "" ? defaultRegion : region,
    arn: `arn:aws:iam::${accountId}:user/simulator`,
  };
}
