/** Every permission that docs/permissions.md calls optional. */
import type { Permission } from "./refusal";

export const optional: readonly Permission[] = [
  "autoscaling:DescribeAutoScalingGroups",
  "ec2:DescribeLaunchTemplateVersions",
  "ec2:DescribeImages",
  "ec2:DescribeInstanceTypes",
  "cloudwatch:DescribeAlarms",
  "cloudwatch:GetMetricData",
  "autoscaling:DescribeScalingActivities",
  "autoscaling:DescribeLifecycleHooks",
  "autoscaling:DescribeAccountSettings",
  "elasticloadbalancing:DescribeTargetHealth",
  "autoscaling:CancelInstanceRefresh",
  "autoscaling:RollbackInstanceRefresh",
];
