/** AssumeRole: credentials of a role for somebody who has credentials already. */
import type { AssumeRoleRequest, AssumeRoleResponse } from "@aws-sdk/client-sts";
import type { Action } from "../action";
import { assumeRole as assume } from "./assumed-role";

export const assumeRole: Action<AssumeRoleRequest, AssumeRoleResponse> = (input, context) => ({
  ...assume(input, context),
  ...(input.SourceIdentity !== undefined && { SourceIdentity: input.SourceIdentity }),
});
