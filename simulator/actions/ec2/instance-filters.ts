/** What instances can be filtered on. */
import type { Ec2Instance } from "../../model/ec2/instance";
import type { Filterable } from "./filter";
import { toInstanceState } from "./instance-answer";

export const instanceFilters: Filterable<Ec2Instance> = {
  fields: {
    architecture: (instance) => instance.architecture,
    "availability-zone": (instance) => instance.availabilityZone,
    "availability-zone-id": (instance) => instance.availabilityZoneId,
    "iam-instance-profile.arn": (instance) => instance.iamInstanceProfileArn,
    "image-id": (instance) => instance.imageId,
    "instance-id": (instance) => instance.instanceId,
    "instance-lifecycle": (instance) => (instance.lifecycle === "spot" ? "spot" : undefined),
    "instance-state-code": (instance) => toInstanceState(instance.state).Code,
    "instance-state-name": (instance) => instance.state,
    "instance-type": (instance) => instance.instanceType,
    "instance.group-id": (instance) => instance.securityGroupIds,
    "key-name": (instance) => instance.keyName,
    "launch-time": (instance) => new Date(instance.launchTime).toISOString(),
    "private-ip-address": (instance) => instance.privateIpAddress,
    "reservation-id": (instance) => instance.reservationId,
    "subnet-id": (instance) => instance.subnetId,
    "vpc-id": (instance) => instance.vpcId,
  },
  tags: (instance) => instance.tags,
};
