/** DeletePolicy: removes a scaling policy, with the alarms that were made for it. */
import type { DeletePolicyType } from "@aws-sdk/client-auto-scaling";
import { deleteScalingPolicy } from "../../model/auto-scaling/scaling/scaling-policies";
import type { ActionContext } from "../action";
import { requireGroupOfPolicy } from "./policy-group";

export function deletePolicy(
  { AutoScalingGroupName, PolicyName = "" }: DeletePolicyType,
  { world }: ActionContext,
): void {
  deleteScalingPolicy(
    world,
    requireGroupOfPolicy(world, AutoScalingGroupName, PolicyName),
    PolicyName,
  );
}
