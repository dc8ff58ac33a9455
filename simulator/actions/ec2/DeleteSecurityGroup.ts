/** DeleteSecurityGroup: a security group that no instance has and no other group names. */
import type { DeleteSecurityGroupRequest, DeleteSecurityGroupResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import { isGone } from "../../model/ec2/instances";
import type { Action } from "../action";
import { findSecurityGroup } from "./security-group-rule";

export const deleteSecurityGroup: Action<DeleteSecurityGroupRequest, DeleteSecurityGroupResult> = (
  input,
  { world: { ec2 } },
) => {
  const group = findSecurityGroup(ec2, input);
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
  for (const other of ec2.securityGroups.values()) {
    if (other === group || ![...other.rules.values()].some(({ peer }) => peer.groupId === groupId))
      continue;
    throw new AwsError("DependencyViolation", `resource ${groupId} has a dependent object`);
  }
  ec2.securityGroups.delete(groupId);
  return { Return: true, GroupId: groupId };
};
