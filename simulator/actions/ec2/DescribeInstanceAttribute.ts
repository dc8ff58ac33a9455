/** DescribeInstanceAttribute: one attribute of an instance, such as its user data. */
import type { DescribeInstanceAttributeRequest, InstanceAttribute } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import type { Ec2Instance } from "../../model/ec2/instance";
import type { Action } from "../action";
import { requireInstance } from "./instance-lookup";
import { requireParameter } from "./parameter";

export const describeInstanceAttribute: Action<
  DescribeInstanceAttributeRequest,
  InstanceAttribute
> = (input, { world: { ec2 } }) => {
  const instance = requireInstance(ec2, requireParameter("instanceId", input.InstanceId));
  const attribute = requireParameter("attribute", input.Attribute);
  const read = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (!read) {
    throw new AwsError(
      "InvalidParameterValue",
      `Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`,
    );
  }
  const image = ec2.images.get(instance.imageId);
  return {
    InstanceId: instance.instanceId,
    ...read(instance, image?.rootDeviceName ?? "/dev/xvda"),
  };
};

type Read = (instance: Ec2Instance, rootDeviceName: string) => InstanceAttribute;

/** By the name of the attribute. Those that instances here never have are as AWS has them by default. */
const attributes: Readonly<Record<string, Read>> = {
  blockDeviceMapping: () => ({ BlockDeviceMappings: [] }),
  disableApiStop: () => ({ DisableApiStop: { Value: false } }),
  disableApiTermination: () => ({ DisableApiTermination: { Value: false } }),
  ebsOptimized: () => ({ EbsOptimized: { Value: false } }),
  enaSupport: () => ({ EnaSupport: { Value: true } }),
  enclaveOptions: () => ({ EnclaveOptions: { Enabled: false } }),
  groupSet: ({ securityGroupIds }) => ({
    Groups: securityGroupIds.map((GroupId) => ({ GroupId })),
  }),
  instanceInitiatedShutdownBehavior: () => ({
    InstanceInitiatedShutdownBehavior: { Value: "stop" },
  }),
  instanceType: ({ instanceType }) => ({ InstanceType: { Value: instanceType } }),
  kernel: () => ({ KernelId: {} }),
  productCodes: () => ({ ProductCodes: [] }),
  ramdisk: () => ({ RamdiskId: {} }),
  rootDeviceName: (_instance, rootDeviceName) => ({ RootDeviceName: { Value: rootDeviceName } }),
  sourceDestCheck: () => ({ SourceDestCheck: { Value: true } }),
  sriovNetSupport: () => ({ SriovNetSupport: { Value: "simple" } }),
  userData: ({ userData }) => ({ UserData: userData === undefined ? {} : { Value: userData } }),
};
