import assert from "node:assert/strict";
import { outputLines } from "../support/engine/output";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

const options = { secondsPerPoll: 60 };

describe("examples/auto-rollback", () => {
  it("is red and back on the old image when the new one does not work, and rolls to a better one", () =>
    withExample("auto-rollback", options, async ({ simulator, stack, aws, configure }) => {
      const name = outputOf(await stack.up(), "autoScalingGroupName");

      const sick = { kind: "launch", launchTemplateVersion: 2, unhealthyAfter: 0 } as const;
      simulator.addScenario({ rules: [sick] });
      await configure({ imageId: aws.images[1] });
      const red = await stack.up();
      assert.equal(red.result, "failed");
      const message = outputLines("error", red);
      assert.match(
        message,
        /no new instance stays healthy: \d+ new instances in a row failed EC2's status checks/,
      );
      assert.match(message, /It was rolled back: every instance runs the old configuration\./);
      assert.deepEqual(await aws.versions(name), ["1", "1", "1"]);
      assert.equal((await aws.group(name))?.LaunchTemplate?.Version, "1");

      await configure({ imageId: aws.images[0] });
      assert.equal(outputOf(await stack.up(), "status"), "Successful");
      assert.deepEqual(await aws.versions(name), ["3", "3", "3"]);

      outputsOf(await stack.destroy());
    }));
});
