/** GetCallerIdentity: who calls. */
import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from "@aws-sdk/client-sts";
import type { Action } from "../action";
import { toUniqueId } from "./unique-id";

export const getCallerIdentity: Action<GetCallerIdentityRequest, GetCallerIdentityResponse> = (
  _input,
  { world, callerArn },
) => ({ Account: world.accountId, Arn: callerArn, UserId: toUserId(callerArn) });

/** AWS's unique id of a user; of an assumed role its id, a colon and the session's name. */
function toUserId(arn: string): string {
  const [, role, session] = /:assumed-role\/(.+)\/([^/]+)$/u.exec(arn) ?? [];
  return role === undefined || session === undefined
    ? toUniqueId("AIDA", arn)
    : `${toUniqueId("AROA", role)}:${session}`;
}
