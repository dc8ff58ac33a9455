/** GetInstanceTypesFromInstanceRequirements: which of the known types a group with these requirements could launch. */
import type {
  GetInstanceTypesFromInstanceRequirementsRequest,
  GetInstanceTypesFromInstanceRequirementsResult,
} from "@aws-sdk/client-ec2";
import { matchingTypes, unknownAttribute } from "../../model/ec2/instance-requirements";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { page } from "./page";

export const getInstanceTypesFromInstanceRequirements: Action<
  GetInstanceTypesFromInstanceRequirementsRequest,
  GetInstanceTypesFromInstanceRequirementsResult
> = (input) => {
  const {
    InstanceRequirements: requirements = { VCpuCount: undefined, MemoryMiB: undefined },
    ArchitectureTypes: architectures = [],
    VirtualizationTypes: virtualization = [],
  } = input;
  const unknown = unknownAttribute(requirements);
  if (unknown !== undefined) {
    throw new AwsError("NotImplemented", unverified.attributeNotSimulated(unknown), 501);
  }
  const known = (["i386", "x86_64", "arm64"] as const).filter((one) => architectures.includes(one));
  // Every type of the table is virtualized by hardware.
  const types = virtualization.includes("hvm") ? matchingTypes(requirements, known) : [];
  const { items, nextToken } = page(types, input, { least: 1 });
  return {
    InstanceTypes: items.map(({ instanceType }) => ({ InstanceType: instanceType })),
    NextToken: nextToken,
  };
};
