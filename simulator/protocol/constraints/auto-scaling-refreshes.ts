/** The ranges, lengths and words that the API model of Auto Scaling gives for instance refreshes. */
import {
  anyText,
  atLeast,
  between,
  listOf,
  oneOf,
  required,
  text,
  type Constraints,
} from "../constraint";

export const refreshConstraints: Constraints = {
  StartInstanceRefreshType: {
    AutoScalingGroupName: required(text(255)),
    Strategy: oneOf("Rolling", "ReplaceRootVolume"),
  },
  RefreshPreferences: {
    MinHealthyPercentage: between(0, 100),
    InstanceWarmup: atLeast(0),
    CheckpointPercentages: listOf(between(1, 100)),
    CheckpointDelay: between(0, 172800),
    ScaleInProtectedInstances: oneOf("Ignore", "Wait", "Refresh"),
    StandbyInstances: oneOf("Terminate", "Ignore", "Wait"),
    MaxHealthyPercentage: between(100, 200),
    BakeTime: between(0, 172800),
  },
  AlarmSpecification: {
    Alarms: listOf(text(255)),
  },
  DescribeInstanceRefreshesType: {
    AutoScalingGroupName: required(text(255)),
    InstanceRefreshIds: listOf(text(255)),
    NextToken: anyText,
  },
  CancelInstanceRefreshType: {
    AutoScalingGroupName: required(text(255)),
  },
  RollbackInstanceRefreshType: {
    AutoScalingGroupName: required(text(255)),
  },
};
