/** Attribute-based instance type selection. */
import { refuses, withOverrides } from "../refuses";

const requirements = { vCpuCount: { min: 2 }, memoryMiB: { min: 1024 } };

describe("validation of instanceRequirements", () => {
  refuses([
    [
      "refuses requirements that are a list",
      withOverrides({ instanceRequirements: ["m5.large"] }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements",
      '["m5.large"] is a list: AWS\'s InstanceRequirements is an object; write an object with vCpuCount, memoryMiB, cpuManufacturers, memoryGiBPerVCpu, excludedInstanceTypes, instanceGenerations, spotMaxPricePercentageOverLowestPrice, maxSpotPriceAsPercentageOfOptimalOnDemandPrice, onDemandMaxPricePercentageOverLowestPrice, bareMetal, burstablePerformance, requireHibernateSupport, networkInterfaceCount, localStorage, localStorageTypes, totalLocalStorageGB, baselineEbsBandwidthMbps, acceleratorTypes, acceleratorCount, acceleratorManufacturers, acceleratorNames, acceleratorTotalMemoryMiB, networkBandwidthGbps, allowedInstanceTypes or baselinePerformanceFactors.',
    ],
    [
      "refuses requirements without a number of vCPUs",
      withOverrides({ instanceRequirements: { memoryMiB: { min: 1024 } } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.vCpuCount",
      "nothing is given: AWS's InstanceRequirements needs VCpuCount; add vCpuCount: { min }.",
    ],
    [
      "refuses requirements without memory",
      withOverrides({ instanceRequirements: { vCpuCount: { min: 2 } } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.memoryMiB",
      "nothing is given: AWS's InstanceRequirements needs MemoryMiB; add memoryMiB: { min }.",
    ],
    [
      "refuses a number of vCPUs that is no range",
      withOverrides({ instanceRequirements: { ...requirements, vCpuCount: 2 } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.vCpuCount",
      "2 is a number: AWS takes a range here; write an object with min or max.",
    ],
    [
      "refuses vCPUs without a minimum",
      withOverrides({ instanceRequirements: { ...requirements, vCpuCount: { max: 4 } } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.vCpuCount.min",
      "nothing is given: AWS's VCpuCount needs Min; add min.",
    ],
    [
      "refuses memory without a minimum",
      withOverrides({ instanceRequirements: { ...requirements, memoryMiB: { max: 4096 } } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.memoryMiB.min",
      "nothing is given: AWS's MemoryMiB needs Min; add min.",
    ],
    [
      "refuses a negative minimum",
      withOverrides({
        instanceRequirements: { ...requirements, networkInterfaceCount: { min: -1 } },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.networkInterfaceCount.min",
      "-1 is less than 0: AWS takes a whole number of 0 or more here; use a whole number from 0 to 2147483647.",
    ],
    [
      "refuses a fraction where AWS counts",
      withOverrides({ instanceRequirements: { ...requirements, acceleratorCount: { max: 1.5 } } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.acceleratorCount.max",
      "1.5 is not a whole number: AWS takes a whole number of 0 or more here; use a whole number from 0 to 2147483647.",
    ],
    [
      "refuses a negative decimal",
      withOverrides({ instanceRequirements: { ...requirements, memoryGiBPerVCpu: { min: -0.5 } } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.memoryGiBPerVCpu.min",
      "-0.5 is less than 0: AWS takes a number of 0 or more here; use a number of 0 or more.",
    ],
    [
      "refuses a decimal with a unit",
      withOverrides({
        instanceRequirements: { ...requirements, networkBandwidthGbps: { min: "0.5 Gbps" } },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.networkBandwidthGbps.min",
      '"0.5 Gbps" is a string: AWS takes a number of 0 or more here; use a number of 0 or more.',
    ],
    [
      "refuses a word for bareMetal",
      withOverrides({ instanceRequirements: { ...requirements, bareMetal: "include" } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.bareMetal",
      '"include" is not one of its values: AWS\'s BareMetal is "included", "excluded" or "required"; write "included".',
    ],
    [
      "refuses a word in a list of words",
      withOverrides({ instanceRequirements: { ...requirements, cpuManufacturers: ["Intel"] } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.cpuManufacturers[0]",
      '"Intel" is not one of its values: each of AWS\'s CpuManufacturers is "intel", "amd", "amazon-web-services" or "apple"; write "intel".',
    ],
    [
      "refuses a word where a list of words belongs",
      withOverrides({ instanceRequirements: { ...requirements, localStorageTypes: "ssd" } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.localStorageTypes",
      '"ssd" is a string: AWS\'s LocalStorageTypes is a list of words; write a list, ["ssd"].',
    ],
    [
      "refuses more than 400 instance types",
      withOverrides({
        instanceRequirements: { ...requirements, allowedInstanceTypes: Array(401).fill("m5.*") },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.allowedInstanceTypes",
      "a list of 401 is too long: AWS takes a list of at most 400 instance types here; keep at most 400.",
    ],
    [
      "refuses an instance type above 30 characters",
      withOverrides({
        instanceRequirements: { ...requirements, excludedInstanceTypes: ["m".repeat(31)] },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.excludedInstanceTypes[0]",
      '"mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm" is 31 characters long: an instance type is 1 to 30 letters, digits, dots and hyphens, with * for any; use an instance type or a family, for example "m5.*".',
    ],
    [
      "refuses an instance type with a space",
      withOverrides({
        instanceRequirements: { ...requirements, excludedInstanceTypes: ["m5 large"] },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.excludedInstanceTypes[0]",
      '"m5 large" does not fit: an instance type is 1 to 30 letters, digits, dots and hyphens, with * for any; use an instance type or a family, for example "m5.*".',
    ],
    [
      "refuses allowed and excluded instance types at once",
      withOverrides({
        instanceRequirements: {
          ...requirements,
          allowedInstanceTypes: ["m5.*"],
          excludedInstanceTypes: ["m4.*"],
        },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements",
      "allowedInstanceTypes and excludedInstanceTypes are both given: AWS takes only one of the two in InstanceRequirements; remove one.",
    ],
    [
      "refuses two Spot price limits at once",
      withOverrides({
        instanceRequirements: {
          ...requirements,
          spotMaxPricePercentageOverLowestPrice: 50,
          maxSpotPriceAsPercentageOfOptimalOnDemandPrice: 50,
        },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements",
      "spotMaxPricePercentageOverLowestPrice and maxSpotPriceAsPercentageOfOptimalOnDemandPrice are both given: AWS takes only one of the two in InstanceRequirements; remove one.",
    ],
    [
      "refuses a family that is empty",
      withOverrides({
        instanceRequirements: {
          ...requirements,
          baselinePerformanceFactors: { cpu: { references: [{ instanceFamily: "" }] } },
        },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.baselinePerformanceFactors.cpu.references[0].instanceFamily",
      '"" is empty: AWS\'s InstanceFamily is the name of a family; use a family, for example "c6i".',
    ],
    [
      "shows a fault in a field under the spelling that was used",
      withOverrides({ instanceRequirements: { vcpuCount: { min: -2 }, memoryMib: { min: 1024 } } }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.vcpuCount.min",
      "-2 is less than 0: AWS takes a whole number of 0 or more here; use a whole number from 0 to 2147483647.",
    ],
    [
      "refuses a field that is given in both spellings",
      withOverrides({
        instanceRequirements: { ...requirements, memoryMib: { min: 2048 } },
      }),
      "desiredConfiguration.mixedInstancesPolicy.launchTemplate.overrides[0].instanceRequirements.memoryMib",
      '{"min":2048} is given beside memoryMiB: both are the same field; remove memoryMib.',
    ],
  ]);
});
