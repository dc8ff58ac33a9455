import assert from "node:assert/strict";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

describe("examples/quickstart", () => {
  it("goes up, rolls onto a new image, has nothing to do, and comes down", () =>
    withExample("quickstart", {}, async ({ stack, aws, configure }) => {
      const first = await stack.up();
      const name = outputOf(first, "autoScalingGroupName");
      assert.equal(outputsOf(first)["runningVersion"], "1");

      await configure({ imageId: aws.images[1] });
      const second = outputsOf(await stack.up());
      assert.equal(second["runningVersion"], "2");
      assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);
      const [newest] = await aws.refreshes(name);
      assert.equal(second["instanceRefreshId"], newest?.InstanceRefreshId);

      assert.deepEqual((await stack.up()).changes, { same: 4 });
      outputsOf(await stack.destroy());
      assert.equal(await aws.group(name), undefined);
    }));
});
