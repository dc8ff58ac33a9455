/** ExecutePolicy: carries out a simple or step policy now. */
import type { ExecutePolicyType } from "@aws-sdk/client-auto-scaling";
import { executePolicy as execute } from "../../model/auto-scaling/scaling/policy-run";
import { requirePolicy } from "../../model/auto-scaling/scaling/scaling-policies";
import type { ActionContext } from "../action";
import { requireGroupOfPolicy } from "./policy-group";

export function executePolicy(
  { PolicyName = "", MetricValue, BreachThreshold, ...input }: ExecutePolicyType,
  { world, now }: ActionContext,
): void {
  const group = requireGroupOfPolicy(world, input.AutoScalingGroupName, PolicyName);
  const policy = requirePolicy(group, PolicyName);
  const isMeasured = MetricValue !== undefined && BreachThreshold !== undefined;
  execute(world, group, policy, {
    honorsCooldown: input.HonorCooldown ?? false,
    now,
    ...(isMeasured && { breach: MetricValue - BreachThreshold }),
  });
}
