/** How a mixed instances policy distributes its instances. */
import { refuses, withDistribution } from "../refuses";

const requirements = { vCpuCount: { min: 2 }, memoryMiB: { min: 1024 } };

describe("validation of instancesDistribution", () => {
  refuses([
    [
      "refuses an unknown On-Demand strategy",
      withDistribution({ onDemandAllocationStrategy: "cheapest" }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.onDemandAllocationStrategy",
      '"cheapest" is not one of its values: AWS\'s OnDemandAllocationStrategy is "lowest-price" or "prioritized"; use one of them.',
    ],
    [
      "refuses a negative On-Demand base",
      withDistribution({ onDemandBaseCapacity: -1 }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.onDemandBaseCapacity",
      "-1 is less than 0: AWS's OnDemandBaseCapacity is 0 or more, in the unit of the desired capacity; use a whole number from 0 to 2147483647.",
    ],
    [
      "refuses an On-Demand percentage above 100",
      withDistribution({ onDemandPercentageAboveBaseCapacity: 120 }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
      "120 is more than 100: AWS's OnDemandPercentageAboveBaseCapacity is 0 to 100 percent; use a whole number from 0 to 100.",
    ],
    [
      "refuses a Spot strategy with an underscore",
      withDistribution({ spotAllocationStrategy: "lowest_price" }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy",
      '"lowest_price" is not one of its values: AWS\'s SpotAllocationStrategy is "lowest-price", "capacity-optimized", "capacity-optimized-prioritized" or "price-capacity-optimized"; write "lowest-price".',
    ],
    [
      "refuses Spot Fleet's spelling of a strategy",
      withDistribution({ spotAllocationStrategy: "diversified" }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy",
      '"diversified" is not one of its values: AWS\'s SpotAllocationStrategy is "lowest-price", "capacity-optimized", "capacity-optimized-prioritized" or "price-capacity-optimized"; use one of them.',
    ],
    [
      "refuses more than 20 Spot pools",
      withDistribution({ spotInstancePools: 21 }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotInstancePools",
      "21 is more than 20: AWS's SpotInstancePools is 1 to 20; use a whole number from 1 to 20.",
    ],
    [
      "refuses 0 Spot pools",
      withDistribution({ spotInstancePools: 0 }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotInstancePools",
      "0 is less than 1: AWS's SpotInstancePools is 1 to 20; use a whole number from 1 to 20.",
    ],
    [
      "refuses Spot pools with a strategy that has none",
      withDistribution({ spotAllocationStrategy: "capacity-optimized", spotInstancePools: 3 }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotInstancePools",
      '3 is given with spotAllocationStrategy "capacity-optimized": AWS takes SpotInstancePools only with "lowest-price"; remove spotInstancePools.',
    ],
    [
      "refuses a Spot price that is a number",
      withDistribution({ spotMaxPrice: 0.05 }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotMaxPrice",
      '0.05 is a number: AWS\'s SpotMaxPrice is a string with a price of at least 0.001 an hour, or empty for none; write "0.05".',
    ],
    [
      "refuses a Spot price below a tenth of a cent",
      withDistribution({ spotMaxPrice: "0.0009" }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotMaxPrice",
      '"0.0009" does not fit: AWS\'s SpotMaxPrice is a string with a price of at least 0.001 an hour, or empty for none; use a decimal number in quotes.',
    ],
    [
      "refuses a Spot price with a currency",
      withDistribution({ spotMaxPrice: "$0.05" }),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotMaxPrice",
      '"$0.05" does not fit: AWS\'s SpotMaxPrice is a string with a price of at least 0.001 an hour, or empty for none; use a decimal number in quotes.',
    ],
    [
      "refuses On-Demand priorities where requirements choose the types",
      withDistribution(
        { onDemandAllocationStrategy: "prioritized" },
        { instanceRequirements: requirements },
      ),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.onDemandAllocationStrategy",
      '"prioritized" is given with instanceRequirements: AWS takes it only for a list of instance types; use "lowest-price" or list instance types.',
    ],
    [
      "refuses Spot priorities where requirements choose the types",
      withDistribution(
        { spotAllocationStrategy: "capacity-optimized-prioritized" },
        { instanceRequirements: requirements },
      ),
      "desiredConfiguration.mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy",
      '"capacity-optimized-prioritized" is given with instanceRequirements: AWS takes it only for a list of instance types; use "capacity-optimized" or list instance types.',
    ],
  ]);
});
