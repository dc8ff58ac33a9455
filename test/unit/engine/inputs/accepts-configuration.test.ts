/** Good desired configurations have no failure. */
import { accepts, type GoodRow } from "./accepts";
import { template, withDistribution, withOverrides } from "./refuses";

const requirements = { vCpuCount: { min: 2, max: 4 }, memoryMiB: { min: 1024 } };

const goodConfigurations: readonly GoodRow[] = [
  [
    "a template by name and no version",
    { desiredConfiguration: { launchTemplate: { launchTemplateName: "web/(a).b_c-1" } } },
  ],
  [
    "a version in a string",
    { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0", version: "12" } } },
  ],
  [
    "the version $Latest",
    { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0", version: "$Latest" } } },
  ],
  [
    "the version $Default",
    { desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0", version: "$Default" } } },
  ],
  [
    "a rollback of a desired configuration",
    {
      desiredConfiguration: template,
      preferences: { autoRollback: true, skipMatching: true },
      onInterrupt: "rollback",
      onTimeout: "rollback",
      onDelete: "rollback",
      onFailFast: "rollback",
    },
  ],
  [
    "requirements as @pulumi/aws spells them, with numbers as text",
    withOverrides({
      instanceRequirements: {
        vcpuCount: { min: "2", max: 4 },
        memoryMib: { min: 1024 },
        memoryGibPerVcpu: { max: "0.5" },
        totalLocalStorageGb: { min: 10 },
        acceleratorTotalMemoryMib: { min: 1 },
      },
    }),
  ],
  [
    "distribution segments",
    withDistribution(
      { distributionSegments: [{ targetCapacityTypes: ["capacity-block", "on-demand"] }] },
      { instanceType: "p5.48xlarge" },
    ),
  ],
  [
    "overrides with weights",
    withOverrides(
      { instanceType: "t3.small", weightedCapacity: "1" },
      { instanceType: "t3.large", weightedCapacity: "999" },
    ),
  ],
  [
    "overrides with requirements, and no skip matching",
    {
      ...withOverrides({ instanceRequirements: requirements }),
      preferences: { skipMatching: false },
    },
  ],
  [
    "skip matching of a list of instance types",
    { ...withOverrides({ instanceType: "t3.small" }), preferences: { skipMatching: true } },
  ],
  [
    "priorities of a list of instance types",
    withDistribution(
      {
        onDemandAllocationStrategy: "prioritized",
        spotAllocationStrategy: "capacity-optimized-prioritized",
      },
      { instanceType: "t3.small" },
    ),
  ],
  [
    "other strategies with requirements",
    withDistribution(
      {
        onDemandAllocationStrategy: "lowest-price",
        spotAllocationStrategy: "price-capacity-optimized",
      },
      { instanceRequirements: requirements },
    ),
  ],
  ["Spot pools with the default strategy", withDistribution({ spotInstancePools: 20 })],
  [
    "Spot pools with lowest-price",
    withDistribution({ spotInstancePools: 1, spotAllocationStrategy: "lowest-price" }),
  ],
  ...["", "0.001", "0.05", ".5", "1", "10.00"].map((spotMaxPrice): GoodRow => [
    `a Spot price of "${spotMaxPrice}"`,
    withDistribution({
      spotMaxPrice,
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: 100,
    }),
  ]),
  [
    "ReplaceRootVolume with numbered versions and images",
    {
      strategy: "ReplaceRootVolume",
      ...withOverrides({
        imageId: "ami-0abc",
        launchTemplateSpecification: { launchTemplateName: "arm", version: "2" },
      }),
    },
  ],
  [
    "every requirement",
    withOverrides({
      instanceRequirements: {
        ...requirements,
        cpuManufacturers: ["intel"],
        memoryGiBPerVCpu: { min: 0.5, max: 8 },
        instanceGenerations: ["current"],
        requireHibernateSupport: true,
        localStorageTypes: ["ssd"],
        allowedInstanceTypes: ["m5.*"],
        baselinePerformanceFactors: { cpu: { references: [{ instanceFamily: "c6i" }] } },
      },
    }),
  ],
];

describe("validation of good configurations", () => {
  accepts(goodConfigurations);
});
