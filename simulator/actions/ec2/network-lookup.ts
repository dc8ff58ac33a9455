/** VPCs, subnets and security groups by id, with EC2's errors for those that are not there. */
import { AwsError } from "../../aws-error";
import type { SecurityGroup, Subnet, Vpc } from "../../model/ec2/network";
import type { Ec2State } from "../../model/ec2/state";

export function requireVpc({ vpcs }: Ec2State, id: string): Vpc {
  const vpc = vpcs.get(id);
  if (vpc) return vpc;
  throw new AwsError("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`);
}

export function requireSubnet({ subnets }: Ec2State, id: string): Subnet {
  const subnet = subnets.get(id);
  if (subnet) return subnet;
  throw new AwsError("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`);
}

export function requireSecurityGroup({ securityGroups }: Ec2State, id: string): SecurityGroup {
  const group = securityGroups.get(id);
  if (group) return group;
  throw new AwsError("InvalidGroup.NotFound", `The security group '${id}' does not exist`);
}

/** What cannot be deleted while something is in it. */
export function refuseDependents(kind: "vpc" | "subnet", id: string): never {
  throw new AwsError(
    "DependencyViolation",
    `The ${kind} '${id}' has dependencies and cannot be deleted.`,
  );
}
