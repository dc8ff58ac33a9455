import assert from "node:assert/strict";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

describe("examples/mixed-instances", () => {
  it("rolls the policy's launch template, and has nothing to do after that", () =>
    withExample("mixed-instances", {}, async ({ stack, aws, configure }) => {
      const name = outputOf(await stack.up(), "autoScalingGroupName");
      assert.deepEqual(await aws.versions(name), ["1", "1", "1"]);

      await configure({ imageId: aws.images[1] });
      outputsOf(await stack.up());
      assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);
      const policy = (await aws.group(name))?.MixedInstancesPolicy;
      assert.equal(policy?.LaunchTemplate?.LaunchTemplateSpecification?.Version, "2");
      assert.equal(policy.InstancesDistribution?.OnDemandBaseCapacity, 1);

      assert.deepEqual((await stack.up()).changes, { same: 4 });
      outputsOf(await stack.destroy());
    }));
});
