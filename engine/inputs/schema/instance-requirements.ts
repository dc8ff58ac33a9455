/** AWS's InstanceRequirements: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRequirements.html */
import {
  largestInteger,
  texts,
  type NumberShape,
  type ObjectShape,
  type TextShape,
} from "../shape";

const presence = ["included", "excluded", "required"];

const wholeNumber = {
  kind: "number",
  whole: true,
  min: 0,
  max: largestInteger,
  rule: "AWS takes a whole number of 0 or more here",
} satisfies NumberShape;

const decimalNumber = {
  kind: "number",
  whole: false,
  min: 0,
  max: Number.MAX_VALUE,
  rule: "AWS takes a number of 0 or more here",
  cure: "use a number of 0 or more",
} satisfies NumberShape;

const instanceTypes = {
  kind: "list",
  max: 400,
  rule: "AWS takes a list of at most 400 instance types here",
  of: {
    kind: "text",
    min: 1,
    max: 30,
    pattern: /^[a-zA-Z0-9.*-]+$/,
    rule: "an instance type is 1 to 30 letters, digits, dots and hyphens, with * for any",
    cure: 'use an instance type or a family, for example "m5.*"',
  },
} as const;

const instanceFamily = {
  kind: "text",
  min: 1,
  max: 255,
  rule: "AWS's InstanceFamily is the name of a family",
  cure: 'use a family, for example "c6i"',
} satisfies TextShape;

export const instanceRequirements = {
  kind: "object",
  rule: "AWS's InstanceRequirements is an object",
  required: {
    vCpuCount:
      "nothing is given: AWS's InstanceRequirements needs VCpuCount; add vCpuCount: { min }.",
    memoryMiB:
      "nothing is given: AWS's InstanceRequirements needs MemoryMiB; add memoryMiB: { min }.",
  },
  fields: {
    vCpuCount: bounds(wholeNumber, "nothing is given: AWS's VCpuCount needs Min; add min."),
    memoryMiB: bounds(wholeNumber, "nothing is given: AWS's MemoryMiB needs Min; add min."),
    cpuManufacturers: words("CpuManufacturers", ["intel", "amd", "amazon-web-services", "apple"]),
    memoryGiBPerVCpu: bounds(decimalNumber),
    excludedInstanceTypes: instanceTypes,
    instanceGenerations: words("InstanceGenerations", ["current", "previous"]),
    spotMaxPricePercentageOverLowestPrice: wholeNumber,
    maxSpotPriceAsPercentageOfOptimalOnDemandPrice: wholeNumber,
    onDemandMaxPricePercentageOverLowestPrice: wholeNumber,
    bareMetal: { kind: "word", subject: "AWS's BareMetal", words: presence },
    burstablePerformance: { kind: "word", subject: "AWS's BurstablePerformance", words: presence },
    requireHibernateSupport: {
      kind: "flag",
      rule: "AWS's RequireHibernateSupport is true or false",
    },
    networkInterfaceCount: bounds(wholeNumber),
    localStorage: { kind: "word", subject: "AWS's LocalStorage", words: presence },
    localStorageTypes: words("LocalStorageTypes", ["hdd", "ssd"]),
    totalLocalStorageGB: bounds(decimalNumber),
    baselineEbsBandwidthMbps: bounds(wholeNumber),
    acceleratorTypes: words("AcceleratorTypes", ["gpu", "fpga", "inference"]),
    acceleratorCount: bounds(wholeNumber),
    acceleratorManufacturers: words("AcceleratorManufacturers", [
      "nvidia",
      "amd",
      "amazon-web-services",
      "xilinx",
    ]),
    acceleratorNames: words("AcceleratorNames", [
      "a100",
      "v100",
      "k80",
      "t4",
      "m60",
      "radeon-pro-v520",
      "vu9p",
    ]),
    acceleratorTotalMemoryMiB: bounds(wholeNumber),
    networkBandwidthGbps: bounds(decimalNumber),
    allowedInstanceTypes: instanceTypes,
    baselinePerformanceFactors: object("BaselinePerformanceFactors", {
      cpu: object("Cpu", {
        references: {
          kind: "list",
          rule: "AWS's References is a list of objects",
          of: object("Reference", { instanceFamily }),
        },
      }),
    }),
  },
} satisfies ObjectShape;

function object(name: string, fields: ObjectShape["fields"]): ObjectShape {
  return { kind: "object", rule: `AWS's ${name} is an object`, fields };
}

function bounds(of: NumberShape, withoutMin?: string): ObjectShape {
  const range = {
    kind: "object",
    rule: "AWS takes a range here",
    fields: { min: of, max: of },
  } as const;
  return withoutMin === undefined ? range : { ...range, required: { min: withoutMin } };
}

function words(name: string, known: readonly string[]) {
  const subject = `each of AWS's ${name}`;
  return texts({ kind: "word", subject, words: known }, `AWS's ${name} is a list of words`);
}
