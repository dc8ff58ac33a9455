import assert from "node:assert/strict";
import { withContext, type Arguments } from "../../support/engine/context";

describe("a mixed instances policy", () => {
  it("is compared by its meaning: overrides in another order and AWS's defaults are no change", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      const { launchTemplateId } = fleet;
      const policy = (instanceTypes: readonly string[], version: string | number): Arguments => ({
        allowConfigurationKindChange: true,
        desiredConfiguration: {
          mixedInstancesPolicy: {
            launchTemplate: {
              launchTemplateSpecification: { launchTemplateId, version },
              overrides: instanceTypes.map((instanceType) => ({ instanceType })),
            },
            instancesDistribution: {
              onDemandAllocationStrategy: "lowest-price",
              spotAllocationStrategy: "price-capacity-optimized",
              ...(version === 1 && { onDemandBaseCapacity: 0 }),
            },
          },
        },
      });
      const first = await stack.up({ program: onto(1, policy(["t3.small", "t3.medium"], "1")) });
      assert.equal(first.result, "succeeded", String(first.error));
      const second = await stack.up({ program: onto(1, policy(["t3.medium", "t3.small"], 1)) });
      assert.equal(second.result, "succeeded", String(second.error));
      assert.equal(starts(), 1);
      const third = await stack.up({
        program: onto(1, policy(["t3.medium", "t3.micro"], 1)),
      });
      assert.equal(third.result, "succeeded", String(third.error));
      assert.equal(starts(), 2);
    }));
});
