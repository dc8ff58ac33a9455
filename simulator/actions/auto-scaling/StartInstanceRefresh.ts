/** StartInstanceRefresh: a new refresh, Pending. */
import type {
  StartInstanceRefreshAnswer,
  StartInstanceRefreshType,
} from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { startRefresh } from "../../model/auto-scaling/refresh/start";
import type { ActionContext } from "../action";

export function startInstanceRefresh(
  input: StartInstanceRefreshType,
  { world, now }: ActionContext,
): StartInstanceRefreshAnswer {
  const group = requireGroup(world, input.AutoScalingGroupName);
  return { InstanceRefreshId: startRefresh(world, group, input, now).id };
}
