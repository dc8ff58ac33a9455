/** The STS actions that are simulated. */
import type { ActionTable } from "../action";
import { assumeRole } from "./AssumeRole";
import { assumeRoleWithWebIdentity } from "./AssumeRoleWithWebIdentity";
import { getCallerIdentity } from "./GetCallerIdentity";

/** By the name of the operation. */
export const stsActions: ActionTable = {
  AssumeRole: assumeRole,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  GetCallerIdentity: getCallerIdentity,
};
