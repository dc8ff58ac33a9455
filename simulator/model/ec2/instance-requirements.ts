/** Attribute-based instance type selection: which of the known types have the attributes that are asked for. */
import type { InstanceRequirements } from "@aws-sdk/client-ec2";
import type { Architecture } from "./images";
import { instanceTypes, isBurstable, manufacturerOf, type InstanceType } from "./instance-types";

/** The first attribute asked for that the simulator does not know of its types. */
export function unknownAttribute(requirements: InstanceRequirements): string | undefined {
  const unknown = [
    "RequireHibernateSupport",
    "NetworkInterfaceCount",
    "BaselineEbsBandwidthMbps",
    "NetworkBandwidthGbps",
    "BaselinePerformanceFactors",
  ] as const;
  return unknown.find((name) => requirements[name] !== undefined && requirements[name] !== false);
}

/** The types that fit, the smallest first: there are no prices here, and size stands for them. */
export function matchingTypes(
  requirements: InstanceRequirements,
  architectures: readonly Architecture[],
): readonly InstanceType[] {
  return [...instanceTypes.values()]
    .filter((type) => architectures.includes(type.architecture) && fits(type, requirements))
    .sort((one, other) => one.vCpus - other.vCpus || one.memoryMiB - other.memoryMiB);
}

function fits(type: InstanceType, requirements: InstanceRequirements): boolean {
  const { vCpus, memoryMiB } = type;
  return (
    isWithin(vCpus, requirements.VCpuCount) &&
    isWithin(memoryMiB, requirements.MemoryMiB) &&
    isWithin(memoryMiB / 1024 / vCpus, requirements.MemoryGiBPerVCpu) &&
    isListed(manufacturerOf(type), requirements.CpuManufacturers) &&
    isBurstableEnough(type, requirements) &&
    hasName(type, requirements) &&
    fitsWhatAllHave(requirements)
  );
}

interface Bounds {
  readonly Min?: number | undefined;
  readonly Max?: number | undefined;
}

function isWithin(value: number, { Min = 0, Max = Infinity }: Bounds = {}): boolean {
  return value >= Min && value <= Max;
}

function isListed<Word extends string>(word: Word, words: readonly Word[] = []): boolean {
  return words.length === 0 || words.includes(word);
}

/** Left out by default, as AWS does. */
function isBurstableEnough(
  type: InstanceType,
  { BurstablePerformance: wish = "excluded" }: InstanceRequirements,
): boolean {
  return wish === "included" || isBurstable(type) === (wish === "required");
}

function hasName(
  { instanceType }: InstanceType,
  {
    AllowedInstanceTypes: allowed = [],
    ExcludedInstanceTypes: excluded = [],
  }: InstanceRequirements,
): boolean {
  const isMeant = (pattern: string): boolean => matches(instanceType, pattern);
  return (allowed.length === 0 || allowed.some(isMeant)) && !excluded.some(isMeant);
}

/** An asterisk stands for anything; `c5*` means the whole family, `c5a` and `c5n` too. */
function matches(instanceType: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join(".*")}$`, "u").test(instanceType);
}

/** No type of the table is bare metal, has local storage or accelerators, or is of a previous generation. */
function fitsWhatAllHave(requirements: InstanceRequirements): boolean {
  const { AcceleratorTypes, AcceleratorManufacturers, AcceleratorNames } = requirements;
  const { LocalStorageTypes, InstanceGenerations: generations = ["current"] } = requirements;
  const lists = [AcceleratorTypes, AcceleratorManufacturers, AcceleratorNames, LocalStorageTypes];
  return (
    lists.every((list = []) => list.length === 0) &&
    generations.includes("current") &&
    requirements.BareMetal !== "required" &&
    requirements.LocalStorage !== "required" &&
    isWithin(0, requirements.TotalLocalStorageGB) &&
    isWithin(0, requirements.AcceleratorCount) &&
    isWithin(0, requirements.AcceleratorTotalMemoryMiB)
  );
}
