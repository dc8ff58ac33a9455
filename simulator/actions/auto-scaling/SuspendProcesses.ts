/** SuspendProcesses: stops some or all processes of a group. */
import type { ScalingProcessQuery } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { suspendProcesses as suspend } from "../../model/auto-scaling/group/processes";
import type { ActionContext } from "../action";

export function suspendProcesses(
  { AutoScalingGroupName, ScalingProcesses }: ScalingProcessQuery,
  { world, now }: ActionContext,
): void {
  suspend(requireGroup(world, AutoScalingGroupName), ScalingProcesses, now);
}
