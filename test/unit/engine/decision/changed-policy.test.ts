/** What a reason says of a mixed instances policy that changed under the same launch template. */
import assert from "node:assert/strict";
import { renderReason } from "../../../../engine/decision/reasons";
import type { MixedInstancesPolicy } from "../../../../engine/inputs/inputs";
import type { Target } from "../../../../engine/refresh/target";

function aPolicy({ launchTemplate, ...policy }: MixedInstancesPolicy, version = "1"): Target {
  const launchTemplateSpecification = { launchTemplateId: "lt-0web", version };
  return {
    from: "program",
    configuration: {
      mixedInstancesPolicy: {
        ...policy,
        launchTemplate: { launchTemplateSpecification, ...launchTemplate },
      },
    },
  };
}

describe("the reason of a changed policy", () => {
  const small = { launchTemplate: { overrides: [{ instanceType: "t3.small" }] } };

  it("names overrides and the parts of the distribution", () => {
    const reason = {
      kind: "target",
      from: aPolicy({ ...small, instancesDistribution: { spotMaxPrice: "1" } }),
      to: aPolicy({ instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } }),
    } as const;
    assert.equal(
      renderReason(reason),
      "the mixed instances policy changed: overrides, instancesDistribution.onDemandPercentageAboveBaseCapacity, instancesDistribution.spotMaxPrice",
    );
  });

  it("names the version where that changed", () => {
    const reason = { kind: "target", from: aPolicy(small), to: aPolicy(small, "2") } as const;
    assert.equal(renderReason(reason), "launch template lt-0web version 1 -> 2");
  });
});
