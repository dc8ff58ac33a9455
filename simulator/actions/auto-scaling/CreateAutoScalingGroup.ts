/** CreateAutoScalingGroup: a new group, whose instances follow. */
import type { CreateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { createGroup } from "../../model/auto-scaling/group/request";
import type { ActionContext } from "../action";

export function createAutoScalingGroup(
  input: CreateAutoScalingGroupType,
  { world, now }: ActionContext,
): void {
  createGroup(world, input, now);
}
