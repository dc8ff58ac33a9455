/** DescribeInstanceTypes: size and processor of common instance types. */
import type {
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from "@aws-sdk/client-ec2";
import {
  findInstanceType,
  instanceTypes,
  isBurstable,
  type InstanceType,
} from "../../model/ec2/instance-types";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { toInstanceType } from "./instance-answer";
import { page } from "./page";

const filterable: Filterable<InstanceType> = {
  fields: {
    "burstable-performance-supported": isBurstable,
    // Every type of the table is one that AWS counts as current.
    "current-generation": () => true,
    "instance-type": (type) => type.instanceType,
    "memory-info.size-in-mib": (type) => type.memoryMiB,
    "processor-info.supported-architecture": architectures,
    "vcpu-info.default-vcpus": (type) => type.vCpus,
  },
};

export const describeInstanceTypes: Action<
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult
> = (input) => {
  const named = input.InstanceTypes?.length
    ? requireTypes(input.InstanceTypes)
    : instanceTypes.values();
  const { items, nextToken } = page(select(named, input.Filters, filterable), input, { most: 100 });
  return { InstanceTypes: items.map(toInfo), NextToken: nextToken };
};

function requireTypes(names: readonly string[]): InstanceType[] {
  return names.map((name) => {
    const type = findInstanceType(name);
    if (type) return type;
    throw new AwsError(
      "InvalidInstanceType",
      `The following supplied instance types do not exist: [${name}]`,
    );
  });
}

function toInfo(type: InstanceType): InstanceTypeInfo {
  return {
    InstanceType: toInstanceType(type.instanceType),
    CurrentGeneration: true,
    FreeTierEligible: type.instanceType === "t3.micro" || type.instanceType === "t2.micro",
    SupportedUsageClasses: ["on-demand", "spot"],
    SupportedRootDeviceTypes: ["ebs"],
    SupportedVirtualizationTypes: ["hvm"],
    BareMetal: false,
    Hypervisor: type.instanceType.startsWith("t2.") ? "xen" : "nitro",
    ProcessorInfo: { SupportedArchitectures: architectures(type) },
    VCpuInfo: { DefaultVCpus: type.vCpus },
    MemoryInfo: { SizeInMiB: type.memoryMiB },
    InstanceStorageSupported: false,
    BurstablePerformanceSupported: isBurstable(type),
  };
}

/** The older T2 types run 32-bit images too. */
function architectures({
  instanceType,
  architecture,
}: InstanceType): InstanceType["architecture"][] {
  return instanceType.startsWith("t2.") ? ["i386", architecture] : [architecture];
}
