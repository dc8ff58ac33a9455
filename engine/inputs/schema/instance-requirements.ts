/** AWS's InstanceRequirements: attributes from which AWS chooses instance types. */
import {
  largestInteger,
  stringList,
  type EnumSchema,
  type ListSchema,
  type NumberSchema,
  type ObjectSchema,
} from "./schema";

const reference = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";

const wholeNumber = {
  kind: "number",
  isWhole: true,
  min: 0,
  max: largestInteger,
  rule: "AWS takes a whole number of 0 or more here",
} satisfies NumberSchema;

const decimalNumber = {
  kind: "number",
  isWhole: false,
  min: 0,
  max: Number.MAX_VALUE,
  rule: "AWS takes a number of 0 or more here",
  fix: "use a number of 0 or more",
} satisfies NumberSchema;

const instanceTypes = stringList(
  {
    kind: "string",
    min: 1,
    max: 30,
    pattern: /^[a-zA-Z0-9.*-]+$/,
    rule: "an instance type is 1 to 30 letters, digits, dots and hyphens, with * for any",
    fix: 'use an instance type or a family, for example "m5.*"',
  },
  { max: 400, rule: "AWS takes a list of at most 400 instance types here" },
);

const familyReference = {
  kind: "object",
  typeName: "PerformanceFactorReference",
  rule: "AWS's Reference is an object",
  fields: {
    instanceFamily: {
      kind: "string",
      min: 1,
      max: 255,
      rule: "AWS's InstanceFamily is the name of a family",
      fix: 'use a family, for example "c6i"',
      description: "An instance family, for example `c6i`.",
    },
  },
} satisfies ObjectSchema;

const performanceFactors = {
  kind: "object",
  typeName: "BaselinePerformanceFactors",
  typeDescription: "A baseline for the performance of instance types.",
  rule: "AWS's BaselinePerformanceFactors is an object",
  page: `${reference}/API_BaselinePerformanceFactorsRequest.html`,
  fields: {
    cpu: {
      kind: "object",
      typeName: "CpuPerformanceFactor",
      rule: "AWS's Cpu is an object",
      description: "The CPU performance to compare with.",
      fields: {
        references: {
          kind: "list",
          rule: "AWS's References is a list of objects",
          of: familyReference,
          description: "The instance family whose CPU performance is the baseline. AWS takes one.",
        },
      },
    },
  },
} satisfies ObjectSchema;

export const instanceRequirements = {
  kind: "object",
  typeName: "InstanceRequirements",
  typeDescription: "Attributes from which AWS chooses instance types.",
  rule: "AWS's InstanceRequirements is an object",
  page: `${reference}/API_InstanceRequirements.html`,
  fields: {
    vCpuCount: {
      ...rangeWithMinimum(wholeNumber, "nothing is given: AWS's VCpuCount needs Min; add min."),
      aliases: ["vcpuCount"],
      isOptionalInType: true,
      required:
        "nothing is given: AWS's InstanceRequirements needs VCpuCount; add vCpuCount: { min }.",
      description: "Number of vCPUs.",
    },
    memoryMiB: {
      ...rangeWithMinimum(wholeNumber, "nothing is given: AWS's MemoryMiB needs Min; add min."),
      aliases: ["memoryMib"],
      isOptionalInType: true,
      required:
        "nothing is given: AWS's InstanceRequirements needs MemoryMiB; add memoryMiB: { min }.",
      description: "Memory, in MiB.",
    },
    cpuManufacturers: {
      ...values("CpuManufacturers", ["intel", "amd", "amazon-web-services", "apple"]),
      description: "Manufacturers of the CPU.",
      defaultText: "any",
    },
    memoryGiBPerVCpu: {
      ...range(decimalNumber),
      aliases: ["memoryGibPerVcpu"],
      description: "Memory for each vCPU, in GiB.",
    },
    excludedInstanceTypes: {
      ...instanceTypes,
      description:
        "Instance types to leave out, with `*` for any, for example `m5.*`. Either this or `allowedInstanceTypes`.",
    },
    instanceGenerations: {
      ...values("InstanceGenerations", ["current", "previous"]),
      description: "Generations of instance types.",
      defaultText: "any",
    },
    spotMaxPricePercentageOverLowestPrice: {
      ...wholeNumber,
      description:
        "Price limit for Spot instances: percent above the cheapest fitting type of the current generation. Either this or `maxSpotPriceAsPercentageOfOptimalOnDemandPrice`.",
      defaultText: "100, or none where `maxSpotPriceAsPercentageOfOptimalOnDemandPrice` is given",
    },
    maxSpotPriceAsPercentageOfOptimalOnDemandPrice: {
      ...wholeNumber,
      description:
        "Price limit for Spot instances: percent of the On-Demand price of the cheapest fitting type. Either this or `spotMaxPricePercentageOverLowestPrice`.",
    },
    onDemandMaxPricePercentageOverLowestPrice: {
      ...wholeNumber,
      description:
        "Price limit for On-Demand instances: percent above the cheapest fitting type of the current generation.",
      default: 20,
    },
    bareMetal: { ...presence("BareMetal"), description: "Bare metal instance types." },
    burstablePerformance: {
      ...presence("BurstablePerformance"),
      description: "Burstable instance types.",
    },
    requireHibernateSupport: {
      kind: "boolean",
      rule: "AWS's RequireHibernateSupport is true or false",
      description: "Only types that can hibernate On-Demand instances.",
      default: false,
    },
    networkInterfaceCount: { ...range(wholeNumber), description: "Number of network interfaces." },
    localStorage: {
      ...presence("LocalStorage"),
      description: "Instance types with instance store volumes.",
      default: "included",
    },
    localStorageTypes: {
      ...values("LocalStorageTypes", ["hdd", "ssd"]),
      description: "Kinds of local storage.",
      defaultText: "any",
    },
    totalLocalStorageGB: {
      ...range(decimalNumber),
      aliases: ["totalLocalStorageGb"],
      description: "Local storage, in GB.",
    },
    baselineEbsBandwidthMbps: {
      ...range(wholeNumber),
      description: "Baseline bandwidth to EBS, in Mbps.",
    },
    acceleratorTypes: {
      ...values("AcceleratorTypes", ["gpu", "fpga", "inference"]),
      description: "Kinds of accelerators.",
      defaultText: "any",
    },
    acceleratorCount: {
      ...range(wholeNumber),
      description: "Number of accelerators; a `max` of 0 leaves out all types that have any.",
    },
    acceleratorManufacturers: {
      ...values("AcceleratorManufacturers", ["nvidia", "amd", "amazon-web-services", "xilinx"]),
      description: "Manufacturers of the accelerators.",
      defaultText: "any",
    },
    acceleratorNames: {
      ...values("AcceleratorNames", [
        "a100",
        "v100",
        "k80",
        "t4",
        "m60",
        "radeon-pro-v520",
        "vu9p",
      ]),
      description: "Names of the accelerators.",
      defaultText: "any",
    },
    acceleratorTotalMemoryMiB: {
      ...range(wholeNumber),
      aliases: ["acceleratorTotalMemoryMib"],
      description: "Memory of all accelerators together, in MiB.",
    },
    networkBandwidthGbps: { ...range(decimalNumber), description: "Network bandwidth, in Gbps." },
    allowedInstanceTypes: {
      ...instanceTypes,
      description:
        "The only instance types to choose from, with `*` for any, for example `m5.*`. Either this or `excludedInstanceTypes`.",
    },
    baselinePerformanceFactors: {
      ...performanceFactors,
      description: "A baseline for performance, by the instance family to compare with.",
    },
  },
} satisfies ObjectSchema;

function range(of: NumberSchema): ObjectSchema {
  return rangeOf(of, { typeName: of.isWhole ? "WholeNumberRange" : "NumberRange" });
}

function rangeWithMinimum(of: NumberSchema, missing: string): ObjectSchema {
  return rangeOf(of, { typeName: "WholeNumberRangeFrom", required: missing });
}

function rangeOf(
  of: NumberSchema,
  { typeName, ...min }: { readonly typeName: string; readonly required?: string },
): ObjectSchema {
  return {
    kind: "object",
    typeName,
    rule: "AWS takes a range here",
    fields: {
      min: { ...of, ...min, description: "The smallest value." },
      max: { ...of, description: "The largest value.", defaultText: "no limit" },
    },
  };
}

function presence(name: string): EnumSchema & { readonly default: string } {
  const known = ["included", "excluded", "required"];
  return { kind: "enum", subject: `AWS's ${name}`, values: known, default: "excluded" };
}

function values(name: string, known: readonly string[]): ListSchema {
  const subject = `each of AWS's ${name}`;
  return stringList(
    { kind: "enum", subject, values: known },
    { rule: `AWS's ${name} is a list of words` },
  );
}
