/** The Describe actions that give the same answer whatever there is: the words that other actions take. */
import type {
  DescribeAdjustmentTypesAnswer,
  DescribeAutoScalingNotificationTypesAnswer,
  DescribeMetricCollectionTypesAnswer,
  DescribeTerminationPolicyTypesAnswer,
  ProcessesType,
} from "@aws-sdk/client-auto-scaling";
import { allMetrics } from "../../model/auto-scaling/group/metrics-collection";
import { notificationTypes } from "../../model/auto-scaling/group/notifications";
import { processes } from "../../model/auto-scaling/group/processes";
import { terminationPolicies } from "../../model/auto-scaling/group/rules";

export function describeAdjustmentTypes(): DescribeAdjustmentTypesAnswer {
  const types = ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"];
  return { AdjustmentTypes: types.map((AdjustmentType) => ({ AdjustmentType })) };
}

export function describeAutoScalingNotificationTypes(): DescribeAutoScalingNotificationTypesAnswer {
  return { AutoScalingNotificationTypes: [...notificationTypes] };
}

export function describeMetricCollectionTypes(): DescribeMetricCollectionTypesAnswer {
  return {
    Metrics: allMetrics.map((Metric) => ({ Metric })),
    Granularities: [{ Granularity: "1Minute" }],
  };
}

export function describeScalingProcessTypes(): ProcessesType {
  return { Processes: [...processes].sort().map((ProcessName) => ({ ProcessName })) };
}

export function describeTerminationPolicyTypes(): DescribeTerminationPolicyTypesAnswer {
  return { TerminationPolicyTypes: [...terminationPolicies].sort() };
}
