/** DeleteVpc: a VPC without subnets and without security groups of its own. */
import type { DeleteVpcRequest } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { refuseDependents, requireVpc } from "./network-lookup";
import { requireParameter } from "./parameter";

export const deleteVpc: Action<DeleteVpcRequest, void> = (input, { world: { ec2 } }) => {
  const { vpcId } = requireVpc(ec2, requireParameter("vpcId", input.VpcId));
  const groups = [...ec2.securityGroups.values()].filter((group) => group.vpcId === vpcId);
  const hasSubnets = [...ec2.subnets.values()].some((subnet) => subnet.vpcId === vpcId);
  if (hasSubnets || groups.some(({ groupName }) => groupName !== "default")) {
    refuseDependents("vpc", vpcId);
  }
  for (const { groupId } of groups) ec2.securityGroups.delete(groupId);
  ec2.vpcs.delete(vpcId);
};
