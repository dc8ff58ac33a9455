import assert from "node:assert/strict";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

describe("examples/several-groups", () => {
  it("leaves the others alone when the canary fails, and rolls them when it has succeeded", () =>
    withExample("several-groups", {}, async ({ simulator, stack, aws, configure }) => {
      const first = await stack.up();
      const canary = outputOf(first, "canaryGroup");
      const others = outputsOf(first)["otherGroups"] as readonly string[];
      const running = async () => Promise.all([canary, ...others].map(aws.versions));
      assert.deepEqual(await running(), [["1"], ["1", "1"], ["1", "1"]]);

      const failure = "The requested configuration is currently not supported.";
      simulator.addScenario({ rules: [{ kind: "launch", launchTemplateVersion: 2, failure }] });
      await configure({ imageId: aws.images[1] });
      assert.equal((await stack.up()).result, "failed");
      assert.deepEqual(await running(), [["1"], ["1", "1"], ["1", "1"]]);
      for (const name of others) assert.equal((await aws.refreshes(name)).length, 1);

      await configure({ imageId: aws.images[0] });
      outputsOf(await stack.up());
      assert.deepEqual(await running(), [["3"], ["3", "3"], ["3", "3"]]);
      const [ofCanary, ...ofOthers] = await Promise.all([canary, ...others].map(aws.refreshes));
      const canaryEnd = ofCanary?.[0]?.EndTime?.getTime() ?? Infinity;
      for (const [refresh] of ofOthers) {
        assert.ok((refresh?.StartTime?.getTime() ?? 0) >= canaryEnd, "began after the canary");
      }
      outputsOf(await stack.destroy());
    }));
});
