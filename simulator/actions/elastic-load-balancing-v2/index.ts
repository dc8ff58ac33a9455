/** The Elastic Load Balancing actions that are simulated. */
import type { ActionTable } from "../action";
import { addTags } from "./AddTags";
import { createListener } from "./CreateListener";
import { createLoadBalancer } from "./CreateLoadBalancer";
import { createTargetGroup } from "./CreateTargetGroup";
import { deleteListener } from "./DeleteListener";
import { deleteLoadBalancer } from "./DeleteLoadBalancer";
import { deleteTargetGroup } from "./DeleteTargetGroup";
import { deregisterTargets } from "./DeregisterTargets";
import { describeListeners } from "./DescribeListeners";
import { describeLoadBalancers } from "./DescribeLoadBalancers";
import { describeTags } from "./DescribeTags";
import { describeTargetGroupAttributes } from "./DescribeTargetGroupAttributes";
import { describeTargetGroups } from "./DescribeTargetGroups";
import { describeTargetHealth } from "./DescribeTargetHealth";
import { modifyTargetGroup } from "./ModifyTargetGroup";
import { modifyTargetGroupAttributes } from "./ModifyTargetGroupAttributes";
import { registerTargets } from "./RegisterTargets";
import { removeTags } from "./RemoveTags";

/** By the name of the operation. */
export const elbv2Actions: ActionTable = {
  AddTags: addTags,
  CreateListener: createListener,
  CreateLoadBalancer: createLoadBalancer,
  CreateTargetGroup: createTargetGroup,
  DeleteListener: deleteListener,
  DeleteLoadBalancer: deleteLoadBalancer,
  DeleteTargetGroup: deleteTargetGroup,
  DeregisterTargets: deregisterTargets,
  DescribeListeners: describeListeners,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeTags: describeTags,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  DescribeTargetGroups: describeTargetGroups,
  DescribeTargetHealth: describeTargetHealth,
  ModifyTargetGroup: modifyTargetGroup,
  ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
  RegisterTargets: registerTargets,
  RemoveTags: removeTags,
};
