/** GetLaunchTemplateData: what a running instance would be as a launch template. */
import type {
  GetLaunchTemplateDataRequest,
  GetLaunchTemplateDataResult,
} from "@aws-sdk/client-ec2";
import type { Action } from "../action";
import { toInstanceType } from "./instance-answer";
import { requireInstance } from "./instance-lookup";
import { toTagList } from "./tag-list";

export const getLaunchTemplateData: Action<
  GetLaunchTemplateDataRequest,
  GetLaunchTemplateDataResult
> = (input, { world }) => {
  const instance = requireInstance(world.ec2, input.InstanceId ?? "");
  const own = Object.entries(instance.tags).filter(([key]) => !key.startsWith("aws:"));
  const tags = toTagList(Object.fromEntries(own));
  return {
    LaunchTemplateData: {
      ImageId: instance.imageId,
      InstanceType: toInstanceType(instance.instanceType),
      KeyName: instance.keyName,
      Placement: { AvailabilityZone: instance.availabilityZone, Tenancy: "default" },
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          SubnetId: instance.subnetId,
          Groups: [...instance.securityGroupIds],
          PrivateIpAddress: instance.privateIpAddress,
        },
      ],
      ...(tags.length > 0 && { TagSpecifications: [{ ResourceType: "instance", Tags: tags }] }),
    },
  };
};
