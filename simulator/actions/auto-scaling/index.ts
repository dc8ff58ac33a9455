/** The operations of EC2 Auto Scaling that are simulated. */
import type { ActionTable } from "../action";
import { attachInstances } from "./AttachInstances";
import { attachLoadBalancerTargetGroups } from "./AttachLoadBalancerTargetGroups";
import { attachLoadBalancers } from "./AttachLoadBalancers";
import { attachTrafficSources } from "./AttachTrafficSources";
import { cancelInstanceRefresh } from "./CancelInstanceRefresh";
import { completeLifecycleAction } from "./CompleteLifecycleAction";
import { createAutoScalingGroup } from "./CreateAutoScalingGroup";
import { createLaunchConfiguration } from "./CreateLaunchConfiguration";
import { createOrUpdateTags } from "./CreateOrUpdateTags";
import { deleteAutoScalingGroup } from "./DeleteAutoScalingGroup";
import { deleteLaunchConfiguration } from "./DeleteLaunchConfiguration";
import { deleteLifecycleHook } from "./DeleteLifecycleHook";
import { deleteTags } from "./DeleteTags";
import { deleteWarmPool } from "./DeleteWarmPool";
import { describeAccountSettings } from "./DescribeAccountSettings";
import { describeAutoScalingGroups } from "./DescribeAutoScalingGroups";
import { describeAutoScalingInstances } from "./DescribeAutoScalingInstances";
import { describeInstanceRefreshes } from "./DescribeInstanceRefreshes";
import { describeLaunchConfigurations } from "./DescribeLaunchConfigurations";
import { describeLifecycleHookTypes } from "./DescribeLifecycleHookTypes";
import { describeLifecycleHooks } from "./DescribeLifecycleHooks";
import { describeLoadBalancers } from "./DescribeLoadBalancers";
import { describeLoadBalancerTargetGroups } from "./DescribeLoadBalancerTargetGroups";
import { describeScalingActivities } from "./DescribeScalingActivities";
import { describeTags } from "./DescribeTags";
import { describeTrafficSources } from "./DescribeTrafficSources";
import { describeWarmPool } from "./DescribeWarmPool";
import { detachInstances } from "./DetachInstances";
import { detachLoadBalancerTargetGroups } from "./DetachLoadBalancerTargetGroups";
import { detachLoadBalancers } from "./DetachLoadBalancers";
import { detachTrafficSources } from "./DetachTrafficSources";
import { disableMetricsCollection } from "./DisableMetricsCollection";
import { enableMetricsCollection } from "./EnableMetricsCollection";
import { enterStandby } from "./EnterStandby";
import { exitStandby } from "./ExitStandby";
import { guardManagedGroups } from "./operator";
import { putAccountSetting } from "./PutAccountSetting";
import { putLifecycleHook } from "./PutLifecycleHook";
import { putWarmPool } from "./PutWarmPool";
import { recordLifecycleActionHeartbeat } from "./RecordLifecycleActionHeartbeat";
import { resumeProcesses } from "./ResumeProcesses";
import { rollbackInstanceRefresh } from "./RollbackInstanceRefresh";
import { setDesiredCapacity } from "./SetDesiredCapacity";
import { setInstanceHealth } from "./SetInstanceHealth";
import { setInstanceProtection } from "./SetInstanceProtection";
import { startInstanceRefresh } from "./StartInstanceRefresh";
import { suspendProcesses } from "./SuspendProcesses";
import { terminateInstanceInAutoScalingGroup } from "./TerminateInstanceInAutoScalingGroup";
import { updateAutoScalingGroup } from "./UpdateAutoScalingGroup";
import { describeAccountLimits } from "./DescribeAccountLimits";
import { describeNotificationConfigurations } from "./DescribeNotificationConfigurations";
import { putNotificationConfiguration } from "./PutNotificationConfiguration";
import { deleteNotificationConfiguration } from "./DeleteNotificationConfiguration";
import {
  describeAdjustmentTypes,
  describeAutoScalingNotificationTypes,
  describeMetricCollectionTypes,
  describeScalingProcessTypes,
  describeTerminationPolicyTypes,
} from "./constants";
import { batchDeleteScheduledAction } from "./BatchDeleteScheduledAction";
import { batchPutScheduledUpdateGroupAction } from "./BatchPutScheduledUpdateGroupAction";
import { deletePolicy } from "./DeletePolicy";
import { deleteScheduledAction } from "./DeleteScheduledAction";
import { describePolicies } from "./DescribePolicies";
import { describeScheduledActions } from "./DescribeScheduledActions";
import { executePolicy } from "./ExecutePolicy";
import { putScalingPolicy } from "./PutScalingPolicy";
import { putScheduledUpdateGroupAction } from "./PutScheduledUpdateGroupAction";

/** By the name of the operation. */
export const autoScalingActions: ActionTable = guardManagedGroups({
  AttachInstances: attachInstances,
  AttachLoadBalancerTargetGroups: attachLoadBalancerTargetGroups,
  AttachLoadBalancers: attachLoadBalancers,
  AttachTrafficSources: attachTrafficSources,
  BatchDeleteScheduledAction: batchDeleteScheduledAction,
  BatchPutScheduledUpdateGroupAction: batchPutScheduledUpdateGroupAction,
  CancelInstanceRefresh: cancelInstanceRefresh,
  CompleteLifecycleAction: completeLifecycleAction,
  CreateAutoScalingGroup: createAutoScalingGroup,
  CreateLaunchConfiguration: createLaunchConfiguration,
  CreateOrUpdateTags: createOrUpdateTags,
  DeleteAutoScalingGroup: deleteAutoScalingGroup,
  DeleteLaunchConfiguration: deleteLaunchConfiguration,
  DeleteLifecycleHook: deleteLifecycleHook,
  DeleteNotificationConfiguration: deleteNotificationConfiguration,
  DeletePolicy: deletePolicy,
  DeleteScheduledAction: deleteScheduledAction,
  DeleteTags: deleteTags,
  DeleteWarmPool: deleteWarmPool,
  DescribeAccountLimits: describeAccountLimits,
  DescribeAccountSettings: describeAccountSettings,
  DescribeAdjustmentTypes: describeAdjustmentTypes,
  DescribeAutoScalingGroups: describeAutoScalingGroups,
  DescribeAutoScalingInstances: describeAutoScalingInstances,
  DescribeAutoScalingNotificationTypes: describeAutoScalingNotificationTypes,
  DescribeInstanceRefreshes: describeInstanceRefreshes,
  DescribeLaunchConfigurations: describeLaunchConfigurations,
  DescribeLifecycleHookTypes: describeLifecycleHookTypes,
  DescribeLifecycleHooks: describeLifecycleHooks,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeLoadBalancerTargetGroups: describeLoadBalancerTargetGroups,
  DescribeMetricCollectionTypes: describeMetricCollectionTypes,
  DescribeNotificationConfigurations: describeNotificationConfigurations,
  DescribePolicies: describePolicies,
  DescribeScalingActivities: describeScalingActivities,
  DescribeScalingProcessTypes: describeScalingProcessTypes,
  DescribeScheduledActions: describeScheduledActions,
  DescribeTags: describeTags,
  DescribeTerminationPolicyTypes: describeTerminationPolicyTypes,
  DescribeTrafficSources: describeTrafficSources,
  DescribeWarmPool: describeWarmPool,
  DetachInstances: detachInstances,
  DetachLoadBalancerTargetGroups: detachLoadBalancerTargetGroups,
  DetachLoadBalancers: detachLoadBalancers,
  DetachTrafficSources: detachTrafficSources,
  DisableMetricsCollection: disableMetricsCollection,
  EnableMetricsCollection: enableMetricsCollection,
  EnterStandby: enterStandby,
  ExecutePolicy: executePolicy,
  ExitStandby: exitStandby,
  PutAccountSetting: putAccountSetting,
  PutLifecycleHook: putLifecycleHook,
  PutNotificationConfiguration: putNotificationConfiguration,
  PutScalingPolicy: putScalingPolicy,
  PutScheduledUpdateGroupAction: putScheduledUpdateGroupAction,
  PutWarmPool: putWarmPool,
  RecordLifecycleActionHeartbeat: recordLifecycleActionHeartbeat,
  ResumeProcesses: resumeProcesses,
  RollbackInstanceRefresh: rollbackInstanceRefresh,
  SetDesiredCapacity: setDesiredCapacity,
  SetInstanceHealth: setInstanceHealth,
  SetInstanceProtection: setInstanceProtection,
  StartInstanceRefresh: startInstanceRefresh,
  SuspendProcesses: suspendProcesses,
  TerminateInstanceInAutoScalingGroup: terminateInstanceInAutoScalingGroup,
  UpdateAutoScalingGroup: updateAutoScalingGroup,
});
