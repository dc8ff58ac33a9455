import assert from "node:assert/strict";
import { rowOf } from "../support/engine/said";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

describe("examples/checkpoints", () => {
  it("pauses for ten minutes at 20 % and at 60 %, and then rolls the rest", () =>
    withExample("checkpoints", { secondsPerLook: 60 }, async ({ stack, aws, configure }) => {
      const name = outputOf(await stack.up(), "autoScalingGroupName");

      await configure({ imageId: aws.images[1] });
      const change = await stack.up();
      outputsOf(change);
      assert.deepEqual(await aws.versions(name), ["2", "2", "2", "2", "2"]);
      for (const percent of [20, 60]) {
        assert.ok(rowOf("web", change).some((line) => line.startsWith(`${percent}% complete`)));
      }
      const [refresh] = await aws.refreshes(name);
      const { StartTime, EndTime } = refresh ?? {};
      const seconds = ((EndTime?.getTime() ?? 0) - (StartTime?.getTime() ?? 0)) / 1000;
      assert.ok(seconds >= 2 * 600, `it took ${seconds} s`);

      outputsOf(await stack.destroy());
    })).timeout(150_000);
});
