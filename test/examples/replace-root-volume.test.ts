import assert from "node:assert/strict";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

describe("examples/replace-root-volume", () => {
  it("gives every instance the new image and keeps the instances", () =>
    withExample("replace-root-volume", {}, async ({ stack, aws, configure }) => {
      const name = outputOf(await stack.up(), "autoScalingGroupName");
      const ids = async () =>
        (await aws.group(name))?.Instances?.map(({ InstanceId }) => InstanceId);
      const before = await ids();
      assert.deepEqual(await aws.versions(name), ["1", "1", "1"]);

      await configure({ imageId: aws.images[1] });
      outputsOf(await stack.up());
      assert.deepEqual(await ids(), before);
      assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);
      assert.equal((await aws.refreshes(name))[0]?.Strategy, "ReplaceRootVolume");

      assert.deepEqual((await stack.up()).changes, { same: 4 });
      outputsOf(await stack.destroy());
    }));
});
