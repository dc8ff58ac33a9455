/** The ranges, lengths and words that the API model of Auto Scaling gives for instances and lifecycle hooks. */
import { anyText, listOf, matching, required, text, type Constraints } from "../constraint";

export const instanceConstraints: Constraints = {
  DescribeAutoScalingInstancesType: {
    InstanceIds: listOf(text(19)),
    NextToken: anyText,
  },
  TerminateInstanceInAutoScalingGroupType: {
    InstanceId: required(text(19)),
    ShouldDecrementDesiredCapacity: required(),
  },
  SetInstanceProtectionQuery: {
    InstanceIds: required(listOf(text(19))),
    AutoScalingGroupName: required(text(255)),
    ProtectedFromScaleIn: required(),
  },
  SetInstanceHealthQuery: {
    InstanceId: required(text(19)),
    HealthStatus: required(text(32)),
  },
  EnterStandbyQuery: {
    InstanceIds: listOf(text(19)),
    AutoScalingGroupName: required(text(255)),
    ShouldDecrementDesiredCapacity: required(),
  },
  ExitStandbyQuery: {
    InstanceIds: listOf(text(19)),
    AutoScalingGroupName: required(text(255)),
  },
  AttachInstancesQuery: {
    InstanceIds: listOf(text(19)),
    AutoScalingGroupName: required(text(255)),
  },
  DetachInstancesQuery: {
    InstanceIds: listOf(text(19)),
    AutoScalingGroupName: required(text(255)),
    ShouldDecrementDesiredCapacity: required(),
  },
  PutLifecycleHookType: {
    LifecycleHookName: required(matching("[A-Za-z0-9\\-_\\/]+", 1, 255)),
    AutoScalingGroupName: required(text(255)),
    RoleARN: text(255),
    NotificationTargetARN: text(255, 0),
    NotificationMetadata: matching("[\\u0009\\u000A\\u000D\\u0020-\\u007e]+", 1, 4000),
  },
  DescribeLifecycleHooksType: {
    AutoScalingGroupName: required(text(255)),
    LifecycleHookNames: listOf(matching("[A-Za-z0-9\\-_\\/]+", 1, 255), 50),
  },
  DeleteLifecycleHookType: {
    LifecycleHookName: required(matching("[A-Za-z0-9\\-_\\/]+", 1, 255)),
    AutoScalingGroupName: required(text(255)),
  },
  CompleteLifecycleActionType: {
    LifecycleHookName: required(matching("[A-Za-z0-9\\-_\\/]+", 1, 255)),
    AutoScalingGroupName: required(text(1600)),
    LifecycleActionToken: { length: [36, 36] },
    LifecycleActionResult: required(),
    InstanceId: text(19),
  },
  RecordLifecycleActionHeartbeatType: {
    LifecycleHookName: required(matching("[A-Za-z0-9\\-_\\/]+", 1, 255)),
    AutoScalingGroupName: required(text(1600)),
    LifecycleActionToken: { length: [36, 36] },
    InstanceId: text(19),
  },
};
