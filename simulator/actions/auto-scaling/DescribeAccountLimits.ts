/** DescribeAccountLimits: AWS's default quotas, which are not enforced, and how much is there. */
import type { DescribeAccountLimitsAnswer } from "@aws-sdk/client-auto-scaling";
import type { ActionContext } from "../action";

export function describeAccountLimits(
  _input: object,
  { world: { autoScaling } }: ActionContext,
): DescribeAccountLimitsAnswer {
  return {
    MaxNumberOfAutoScalingGroups: 500,
    MaxNumberOfLaunchConfigurations: 200,
    NumberOfAutoScalingGroups: autoScaling.groups.size,
    NumberOfLaunchConfigurations: autoScaling.launchConfigurations.size,
  };
}
