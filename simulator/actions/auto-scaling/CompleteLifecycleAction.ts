/** CompleteLifecycleAction: says how somebody's own work on an instance ended, so that it can go on or be given up. */
import type {
  CompleteLifecycleActionAnswer,
  CompleteLifecycleActionType,
} from "@aws-sdk/client-auto-scaling";
import { isOneOf, lifecycleResults } from "../../model/auto-scaling/lifecycle/hook";
import { completeAction, completed } from "../../model/auto-scaling/lifecycle/result";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";
import { findNamedAction } from "./lifecycle-action";

export function completeLifecycleAction(
  input: CompleteLifecycleActionType,
  { world, now }: ActionContext,
): CompleteLifecycleActionAnswer {
  const { LifecycleActionResult: result = "" } = input;
  if (!isOneOf(result, lifecycleResults)) {
    throw new AwsError("ValidationError", unverified.noSuchResult(result));
  }
  const { group, open } = findNamedAction(world, input);
  completeAction(world, group, open, { ...completed(result), now });
  return {};
}
