import assert from "node:assert/strict";
import type {
  CreateAutoScalingGroupType,
  InstancesDistribution,
  LaunchTemplateOverrides,
  StartInstanceRefreshAnswer,
} from "@aws-sdk/client-auto-scaling";
import fc from "fast-check";
import { aNewFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };
const two = ["t3.small", "t3.large"] as const;

describe("a mixed instances policy", () => {
  const shares: readonly (readonly [string, InstancesDistribution, number, number])[] = [
    ["on demand when nothing else is said", {}, 6, 0],
    [
      "spot above a base",
      { OnDemandBaseCapacity: 2, OnDemandPercentageAboveBaseCapacity: 0 },
      2,
      4,
    ],
    ["half and half", { OnDemandPercentageAboveBaseCapacity: 50 }, 3, 3],
    ["a fraction more on demand", { OnDemandPercentageAboveBaseCapacity: 25 }, 2, 4],
    ["all spot", { OnDemandPercentageAboveBaseCapacity: 0 }, 0, 6],
  ];
  for (const [what, distribution, onDemand, spot] of shares) {
    it(`launches ${what}`, () => {
      const fleet = aMixedFleet(6, typed(...two), distribution);
      assert.deepEqual([bought(fleet, "on-demand"), bought(fleet, "spot")], [onDemand, spot]);
    });
  }

  it("goes by new shares for what launches next, and leaves what runs", () => {
    const fleet = aMixedFleet(4, typed(...two), { OnDemandPercentageAboveBaseCapacity: 0 });
    const before = fleet.instances().map(({ InstanceId }) => InstanceId);
    const half = policyOf(fleet, typed(...two), { OnDemandPercentageAboveBaseCapacity: 50 }, "1");
    fleet.call("UpdateAutoScalingGroup", { ...byName, ...half });
    fleet.advance(3600);
    assert.deepEqual(
      fleet.instances().map(({ InstanceId }) => InstanceId),
      before,
    );
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 6 });
    fleet.advance(300);
    assert.deepEqual([bought(fleet, "on-demand"), bought(fleet, "spot")], [2, 4]);
  });

  it("keeps the shares through a refresh", () => {
    const fleet = aMixedFleet(6, typed(...two), { OnDemandPercentageAboveBaseCapacity: 50 });
    refresh(fleet, typed(...two), { OnDemandPercentageAboveBaseCapacity: 50 });
    fleet.advanceUntil("Successful");
    assert.deepEqual([bought(fleet, "on-demand"), bought(fleet, "spot")], [3, 3]);
  });

  const strategies: readonly (readonly [string, InstancesDistribution, readonly string[]])[] = [
    ["capacity-optimized-prioritized", {}, ["t3.micro"]],
    ["capacity-optimized", {}, ["t3.large", "t3.micro", "t3.small"]],
    ["lowest-price", { SpotInstancePools: 2 }, ["t3.micro", "t3.small"]],
    ["lowest-price", { SpotInstancePools: 1 }, ["t3.micro"]],
  ];
  for (const [SpotAllocationStrategy, more, types] of strategies) {
    it(`spreads spot instances by ${SpotAllocationStrategy} over ${types.join(", ")}`, () => {
      const fleet = aMixedFleet(6, typed("t3.micro", ...two), {
        OnDemandPercentageAboveBaseCapacity: 0,
        SpotAllocationStrategy,
        ...more,
      });
      assert.deepEqual(typesOf(fleet), types);
    });
  }

  it("tries the next type where EC2 does not launch the first", () => {
    const fleet = aMixedFleet(2, typed("t4g.small", "t3.small"), {});
    assert.deepEqual(typesOf(fleet), ["t3.small"]);
  });

  it("launches an override's own image, and tells it", () => {
    const ImageId = armImage(aNewFleet());
    const fleet = aMixedFleet(1, [{ InstanceType: "t4g.small", ImageId }], {});
    assert.equal([...fleet.world.ec2.instances.values()][0]?.architecture, "arm64");
    assert.equal(fleet.instances()[0]?.ImageId, ImageId);
  });

  it("does not tell the image of a template", () => {
    const fleet = aMixedFleet(1, typed("t3.small"), {});
    assert.equal(fleet.instances()[0]?.ImageId, undefined);
  });

  it("skips what matches by template version and type, whatever the distribution", () => {
    const fleet = aMixedFleet(3, typed("t3.small"), {});
    refresh(
      fleet,
      typed(...two),
      { OnDemandPercentageAboveBaseCapacity: 0 },
      { SkipMatching: true },
      "1",
    );
    fleet.advanceUntil("Successful");
    assert.deepEqual([fleet.activities()?.length, typesOf(fleet)], [3, ["t3.small"]]);
    refresh(fleet, typed("t3.large"), {}, { SkipMatching: true }, "1");
    fleet.advanceUntil("Successful");
    assert.deepEqual(typesOf(fleet), ["t3.large"]);
  });

  it("rolls any weights to the end, with at least the desired capacity", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 2 });
    const percentage = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        weights,
        percentage,
        percentage,
        (desired, given, onDemand, min) => {
          const overrides = two.map((InstanceType, index) => ({
            InstanceType,
            WeightedCapacity: String(given[index]),
          }));
          const distribution = { OnDemandPercentageAboveBaseCapacity: onDemand };
          const fleet = aMixedFleet(desired, overrides, distribution);
          refresh(fleet, overrides, distribution, { MinHealthyPercentage: min });
          fleet.advanceUntil("Successful");
          fleet.advance(300);
          assert.equal(fleet.inService("2"), fleet.instances().length);
          const capacity = fleet
            .instances()
            .reduce((sum, { WeightedCapacity = "1" }) => sum + Number(WeightedCapacity), 0);
          assert.ok(capacity >= desired, `${capacity} under ${desired}`);
          assert.ok(capacity < desired + Math.max(...given), `${capacity} for ${desired}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  const refused: readonly (readonly [string, readonly LaunchTemplateOverrides[], object])[] = [
    [
      "weights for some only",
      [{ InstanceType: "a", WeightedCapacity: "1" }, { InstanceType: "b" }],
      {},
    ],
    ["a weight of zero", [{ InstanceType: "a", WeightedCapacity: "0" }], {}],
    ["an unknown spot strategy", [], { SpotAllocationStrategy: "cheap" }],
    ["an unknown on-demand strategy", [], { OnDemandAllocationStrategy: "cheap" }],
    ["more than 100 percent", [], { OnDemandPercentageAboveBaseCapacity: 101 }],
    ["a negative base", [], { OnDemandBaseCapacity: -1 }],
    [
      "pools for another strategy",
      [],
      { SpotAllocationStrategy: "capacity-optimized", SpotInstancePools: 2 },
    ],
    ["21 pools", [], { SpotInstancePools: 21 }],
    ["41 overrides", typed(...Array.from({ length: 41 }, () => "t3.small")), {}],
  ];
  for (const [what, overrides, distribution] of refused) {
    it(`is refused with ${what}`, () => {
      assert.throws(() => aMixedFleet(1, overrides, distribution), { code: "ValidationError" });
    });
  }
});

function typed(...types: readonly string[]): readonly LaunchTemplateOverrides[] {
  return types.map((InstanceType) => ({ InstanceType }));
}

/** A settled fleet that goes by a policy. */
function aMixedFleet(
  desired: number,
  overrides: readonly LaunchTemplateOverrides[],
  distribution: InstancesDistribution,
): Fleet {
  const fleet = aNewFleet({ desired: 0 });
  const policy = policyOf(fleet, overrides, distribution, "1");
  fleet.call("UpdateAutoScalingGroup", { ...byName, ...policy, DesiredCapacity: desired });
  fleet.advance(300);
  return fleet;
}

function policyOf(
  fleet: Fleet,
  overrides: readonly LaunchTemplateOverrides[],
  InstancesDistribution: InstancesDistribution,
  Version: string,
): Pick<CreateAutoScalingGroupType, "MixedInstancesPolicy"> {
  const { launchTemplateId: LaunchTemplateId } = fleet.template;
  return {
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId, Version },
        Overrides: [...overrides],
      },
      InstancesDistribution,
    },
  };
}

// eslint-disable-next-line max-params -- a table of refreshes reads better in one line each
function refresh(
  fleet: Fleet,
  overrides: readonly LaunchTemplateOverrides[],
  distribution: InstancesDistribution,
  Preferences: object = {},
  version = "2",
): void {
  fleet.call<StartInstanceRefreshAnswer>("StartInstanceRefresh", {
    ...byName,
    DesiredConfiguration: policyOf(fleet, overrides, distribution, version),
    Preferences,
  });
}

function bought(fleet: Fleet, lifecycle: string): number {
  const ids = fleet.instances().map(({ InstanceId }) => InstanceId);
  return [...fleet.world.ec2.instances.values()].filter(
    (instance) => instance.lifecycle === lifecycle && ids.includes(instance.instanceId),
  ).length;
}

function typesOf(fleet: Fleet): readonly string[] {
  return [...new Set(fleet.instances().map(({ InstanceType = "" }) => InstanceType))].toSorted();
}

function armImage(fleet: Fleet): string {
  const images = [...fleet.world.ec2.images.values()];
  return images.find(({ architecture }) => architecture === "arm64")?.imageId ?? "";
}
