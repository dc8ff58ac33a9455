/** Finds the lifecycle action that a request names by its hook and a token or an instance. */
import type { RecordLifecycleActionHeartbeatType } from "@aws-sdk/client-auto-scaling";
import { type Group } from "../../model/auto-scaling/group/group";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { requireAction, type OpenAction } from "../../model/auto-scaling/lifecycle/result";
import { unverified } from "../../model/unverified-texts";
import type { World } from "../../model/world";
import { AwsError } from "../../aws-error";

export interface NamedAction {
  readonly group: Group;
  readonly open: OpenAction;
}

/** The action of a request. Throws AWS's error if there is none, or none is named. */
export function findNamedAction(
  world: World,
  request: RecordLifecycleActionHeartbeatType,
): NamedAction {
  const { LifecycleHookName: hookName = "", LifecycleActionToken: token, InstanceId } = request;
  const group = requireGroup(world, request.AutoScalingGroupName);
  if (token === undefined && InstanceId === undefined) {
    throw new AwsError("ValidationError", unverified.actionNotNamed);
  }
  return { group, open: requireAction(group, { hookName, token, instanceId: InstanceId }) };
}
