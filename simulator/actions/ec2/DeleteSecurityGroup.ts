/** DeleteSecurityGroup: a security group that no instance has. */
import type { DeleteSecurityGroupRequest, DeleteSecurityGroupResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import { isGone } from "../../model/ec2/instances";
import type { SecurityGroup } from "../../model/ec2/network";
import type { Ec2State } from "../../model/ec2/state";
import type { Action } from "../action";
import { requireSecurityGroup } from "./network-lookup";
import { requireParameter } from "./parameter";

export const deleteSecurityGroup: Action<DeleteSecurityGroupRequest, DeleteSecurityGroupResult> = (
  input,
  { world: { ec2 } },
) => {
  const group = findNamed(ec2, input);
  const { groupId, groupName } = group;
  if (groupName === "default") {
    throw new AwsError(
      "CannotDelete",
      `the specified group: "${groupId}" name: "default" cannot be deleted by a user`,
    );
  }
  for (const instance of ec2.instances.values()) {
    if (isGone(instance) || !instance.securityGroupIds.includes(groupId)) continue;
    throw new AwsError("DependencyViolation", `resource ${groupId} has a dependent object`);
  }
  ec2.securityGroups.delete(groupId);
  return { Return: true, GroupId: groupId };
};

/** By id, or by name in the default VPC. */
function findNamed(
  ec2: Ec2State,
  { GroupId, GroupName }: DeleteSecurityGroupRequest,
): SecurityGroup {
  if (GroupId !== undefined || GroupName === undefined) {
    return requireSecurityGroup(ec2, requireParameter("groupId", GroupId));
  }
  const found = [...ec2.securityGroups.values()].find(
    ({ groupName, vpcId }) => groupName === GroupName && ec2.vpcs.get(vpcId)?.isDefault === true,
  );
  return found ?? requireSecurityGroup(ec2, GroupName);
}
