import assert from "node:assert/strict";
import type { InstanceRequirements, MixedInstancesPolicy } from "@aws-sdk/client-auto-scaling";
import { aFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };
const modest = { VCpuCount: { Min: 4, Max: 4 }, MemoryMiB: { Min: 16_384, Max: 16_384 } };

describe("a policy with instance requirements", () => {
  for (const [what, requirements, types] of [
    ["of the processor's maker", { CpuManufacturers: ["amd"] }, ["m6a.xlarge"]],
    ["that allow some names", { AllowedInstanceTypes: ["m7*"] }, ["m7i.xlarge"]],
    [
      "that exclude some names",
      { ExcludedInstanceTypes: ["m5.*", "*7*"] },
      ["m6a.xlarge", "m6i.xlarge"],
    ],
    ["of burstable types", { BurstablePerformance: "required" }, ["t3.xlarge"]],
    [
      "of memory for each vCPU",
      { MemoryMiB: { Min: 0 }, MemoryGiBPerVCpu: { Min: 8 } },
      ["r5.xlarge"],
    ],
  ] as const) {
    it(`launches only types ${what}`, () => {
      const fleet = aFleet({ desired: 0 });
      deploy(fleet, { ...modest, ...requirements } as InstanceRequirements, { spot: true });
      fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 3 });
      fleet.advance(60);
      const launched = new Set(fleet.instances().map(({ InstanceType }) => InstanceType));
      assert.deepEqual([...launched].sort(), types);
    });
  }

  it("takes the smallest that fits the image, on demand, by its lowest-price strategy", () => {
    const fleet = aFleet({ desired: 0 });
    deploy(fleet, { VCpuCount: { Min: 2 }, MemoryMiB: { Min: 3000 } });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 2 });
    fleet.advance(60);
    assert.deepEqual(
      fleet.instances().map(({ InstanceType }) => InstanceType),
      ["c5.large", "c5.large"],
    );
    const { MixedInstancesPolicy: policy } = fleet.group();
    assert.equal(policy?.InstancesDistribution?.OnDemandAllocationStrategy, "lowest-price");
  });

  it("may stand in the launch template, and not without a policy", () => {
    const fleet = aFleet({ desired: 0 });
    const Version = fleet.addVersion({ InstanceType: undefined, InstanceRequirements: modest });
    const template = { LaunchTemplateId: fleet.template.launchTemplateId, Version };
    assert.throws(
      () => fleet.call("UpdateAutoScalingGroup", { ...byName, LaunchTemplate: template }),
      { code: "ValidationError" },
    );
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: template } },
    });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 1 });
    fleet.advance(60);
    assert.equal(fleet.instances()[0]?.InstanceType, "m5.xlarge");
  });

  const refused: readonly (readonly [string, InstanceRequirements, object?])[] = [
    ["that nothing meets", { VCpuCount: { Min: 1000 }, MemoryMiB: { Min: 0 } }],
    ["with a minimum above the maximum", { ...modest, VCpuCount: { Min: 4, Max: 2 } }],
    [
      "that allow and exclude names",
      { ...modest, AllowedInstanceTypes: ["m5.*"], ExcludedInstanceTypes: ["m6i.*"] },
    ],
    ["beside a type", modest, { InstanceType: "m5.large" }],
    ["beside a weight", modest, { WeightedCapacity: "2" }],
  ];
  for (const [what, requirements, beside = {}] of refused) {
    it(`is refused with requirements ${what}`, () => {
      const fleet = aFleet({ desired: 0 });
      assert.throws(
        () => {
          deploy(fleet, requirements, { beside });
        },
        { code: "ValidationError" },
      );
    });
  }

  it("is refused by name where it asks for what is not known of the types", () => {
    const fleet = aFleet({ desired: 0 });
    const NetworkInterfaceCount = { Min: 4 };
    assert.throws(
      () => {
        deploy(fleet, { ...modest, NetworkInterfaceCount });
      },
      {
        code: "NotImplemented",
        message: /NetworkInterfaceCount/u,
      },
    );
  });

  it("is refused with a strategy that goes by priorities", () => {
    const fleet = aFleet({ desired: 0 });
    const InstancesDistribution = { OnDemandAllocationStrategy: "prioritized" };
    const policy = { ...policyOf(fleet, modest), InstancesDistribution };
    assert.throws(
      () => fleet.call("UpdateAutoScalingGroup", { ...byName, MixedInstancesPolicy: policy }),
      { code: "ValidationError" },
    );
  });
});

describe("a refresh of a group with instance requirements", () => {
  it("replaces its instances by what meets them", () => {
    const fleet = aFleet({ desired: 2 });
    deploy(fleet, modest);
    fleet.call("StartInstanceRefresh", byName);
    fleet.advanceUntil("Successful");
    const types = fleet.instances().map(({ InstanceType }) => InstanceType);
    assert.deepEqual(types, ["m5.xlarge", "m5.xlarge"]);
  });

  it("supports neither skip matching nor a desired configuration", () => {
    const fleet = aFleet({ desired: 0 });
    deploy(fleet, modest);
    const refused = { code: "ValidationError", message: /InstanceRequirements/u };
    const start = (request: object) => () =>
      fleet.call("StartInstanceRefresh", { ...byName, ...request });
    assert.throws(start({ Preferences: { SkipMatching: true } }), refused);
    const DesiredConfiguration = { MixedInstancesPolicy: policyOf(fleet, modest) };
    assert.throws(start({ DesiredConfiguration }), refused);
  });
});

interface Deployment {
  readonly beside?: object;
  readonly spot?: boolean;
}

function deploy(
  fleet: Fleet,
  requirements: InstanceRequirements,
  { beside = {}, spot = false }: Deployment = {},
): void {
  const policy = policyOf(fleet, requirements, beside);
  const distribution = {
    OnDemandPercentageAboveBaseCapacity: 0,
    SpotAllocationStrategy: "capacity-optimized",
  };
  fleet.call("UpdateAutoScalingGroup", {
    ...byName,
    MixedInstancesPolicy: { ...policy, ...(spot && { InstancesDistribution: distribution }) },
  });
}

function policyOf(
  { template }: Fleet,
  requirements: InstanceRequirements,
  beside: object = {},
): MixedInstancesPolicy {
  return {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: template.launchTemplateId, Version: "1" },
      Overrides: [{ InstanceRequirements: requirements, ...beside }],
    },
  };
}
