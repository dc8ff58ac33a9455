/** The operations of EC2 Auto Scaling that are simulated. */
import type { ActionTable } from "../action";
import { cancelInstanceRefresh } from "./CancelInstanceRefresh";
import { createAutoScalingGroup } from "./CreateAutoScalingGroup";
import { createLaunchConfiguration } from "./CreateLaunchConfiguration";
import { createOrUpdateTags } from "./CreateOrUpdateTags";
import { deleteAutoScalingGroup } from "./DeleteAutoScalingGroup";
import { deleteLaunchConfiguration } from "./DeleteLaunchConfiguration";
import { deleteTags } from "./DeleteTags";
import { describeAutoScalingGroups } from "./DescribeAutoScalingGroups";
import { describeAutoScalingInstances } from "./DescribeAutoScalingInstances";
import { describeInstanceRefreshes } from "./DescribeInstanceRefreshes";
import { describeLaunchConfigurations } from "./DescribeLaunchConfigurations";
import { describeScalingActivities } from "./DescribeScalingActivities";
import { describeTags } from "./DescribeTags";
import { enterStandby } from "./EnterStandby";
import { exitStandby } from "./ExitStandby";
import { resumeProcesses } from "./ResumeProcesses";
import { rollbackInstanceRefresh } from "./RollbackInstanceRefresh";
import { setDesiredCapacity } from "./SetDesiredCapacity";
import { setInstanceHealth } from "./SetInstanceHealth";
import { setInstanceProtection } from "./SetInstanceProtection";
import { startInstanceRefresh } from "./StartInstanceRefresh";
import { suspendProcesses } from "./SuspendProcesses";
import { terminateInstanceInAutoScalingGroup } from "./TerminateInstanceInAutoScalingGroup";
import { updateAutoScalingGroup } from "./UpdateAutoScalingGroup";

/** By the name of the operation. */
export const autoScalingActions: ActionTable = {
  CancelInstanceRefresh: cancelInstanceRefresh,
  CreateAutoScalingGroup: createAutoScalingGroup,
  CreateLaunchConfiguration: createLaunchConfiguration,
  CreateOrUpdateTags: createOrUpdateTags,
  DeleteAutoScalingGroup: deleteAutoScalingGroup,
  DeleteLaunchConfiguration: deleteLaunchConfiguration,
  DeleteTags: deleteTags,
  DescribeAutoScalingGroups: describeAutoScalingGroups,
  DescribeAutoScalingInstances: describeAutoScalingInstances,
  DescribeInstanceRefreshes: describeInstanceRefreshes,
  DescribeLaunchConfigurations: describeLaunchConfigurations,
  DescribeScalingActivities: describeScalingActivities,
  DescribeTags: describeTags,
  EnterStandby: enterStandby,
  ExitStandby: exitStandby,
  ResumeProcesses: resumeProcesses,
  RollbackInstanceRefresh: rollbackInstanceRefresh,
  SetDesiredCapacity: setDesiredCapacity,
  SetInstanceHealth: setInstanceHealth,
  SetInstanceProtection: setInstanceProtection,
  StartInstanceRefresh: startInstanceRefresh,
  SuspendProcesses: suspendProcesses,
  TerminateInstanceInAutoScalingGroup: terminateInstanceInAutoScalingGroup,
  UpdateAutoScalingGroup: updateAutoScalingGroup,
};
