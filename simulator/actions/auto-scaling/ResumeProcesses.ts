/** ResumeProcesses: lets some or all suspended processes of a group go on. */
import type { ScalingProcessQuery } from "@aws-sdk/client-auto-scaling";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { resumeProcesses as resume } from "../../model/auto-scaling/group/processes";
import type { ActionContext } from "../action";

export function resumeProcesses(
  { AutoScalingGroupName, ScalingProcesses }: ScalingProcessQuery,
  { world, now }: ActionContext,
): void {
  resume(world, requireGroup(world, AutoScalingGroupName), ScalingProcesses, now);
}
