/** DeleteSubnet: a subnet without instances. */
import type { DeleteSubnetRequest } from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { refuseDependents, requireSubnet } from "./network-lookup";
import { requireParameter } from "./parameter";

export const deleteSubnet: Action<DeleteSubnetRequest, void> = (input, { world: { ec2 } }) => {
  const { subnetId, addressesHeld } = requireSubnet(
    ec2,
    requireParameter("subnetId", input.SubnetId),
  );
  if (addressesHeld > 0) refuseDependents("subnet", subnetId);
  ec2.subnets.delete(subnetId);
};
