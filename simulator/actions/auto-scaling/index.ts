/** The operations of EC2 Auto Scaling that are simulated. */
import type { ActionTable } from "../action";
import { cancelInstanceRefresh } from "./CancelInstanceRefresh";
import { createAutoScalingGroup } from "./CreateAutoScalingGroup";
import { deleteAutoScalingGroup } from "./DeleteAutoScalingGroup";
import { describeAutoScalingGroups } from "./DescribeAutoScalingGroups";
import { describeAutoScalingInstances } from "./DescribeAutoScalingInstances";
import { describeInstanceRefreshes } from "./DescribeInstanceRefreshes";
import { describeScalingActivities } from "./DescribeScalingActivities";
import { rollbackInstanceRefresh } from "./RollbackInstanceRefresh";
import { setDesiredCapacity } from "./SetDesiredCapacity";
import { startInstanceRefresh } from "./StartInstanceRefresh";
import { updateAutoScalingGroup } from "./UpdateAutoScalingGroup";

/** By the name of the operation. */
export const autoScalingActions: ActionTable = {
  CancelInstanceRefresh: cancelInstanceRefresh,
  CreateAutoScalingGroup: createAutoScalingGroup,
  DeleteAutoScalingGroup: deleteAutoScalingGroup,
  DescribeAutoScalingGroups: describeAutoScalingGroups,
  DescribeAutoScalingInstances: describeAutoScalingInstances,
  DescribeInstanceRefreshes: describeInstanceRefreshes,
  DescribeScalingActivities: describeScalingActivities,
  RollbackInstanceRefresh: rollbackInstanceRefresh,
  SetDesiredCapacity: setDesiredCapacity,
  StartInstanceRefresh: startInstanceRefresh,
  UpdateAutoScalingGroup: updateAutoScalingGroup,
};
