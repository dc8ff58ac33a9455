import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { withPipeline } from "./pipeline-job";
import { examples } from "./stage";

describe("examples/pipeline", () => {
  it("deploys, saves where the roll stands when it is cancelled, and resumes it in the next run", () =>
    withPipeline(async ({ deploy, destroy, aws, time }) => {
      const first = await deploy(aws.images[0]).ended;
      assert.equal(first.code, 0, first.text);
      assert.match(first.text, /production runs version 1/);
      const { AutoScalingGroups } = await aws.autoScaling.send(
        new DescribeAutoScalingGroupsCommand({}),
      );
      const name = AutoScalingGroups?.[0]?.AutoScalingGroupName ?? "";

      const cancelled = deploy(aws.images[1]);
      await cancelled.says(/\d% \d+ left/);
      time.hold();
      cancelled.cancel();
      const red = await cancelled.ended;
      assert.equal(red.code, 1, red.text);

      time.release();
      const second = await deploy(aws.images[1]).ended;
      assert.equal(second.code, 0, second.text);
      assert.match(second.text, /resuming refresh/);
      assert.match(second.text, /production runs version 2/);
      assert.equal((await aws.refreshes(name)).length, 2);
      assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);
      await destroy();
    })).timeout(170_000);

  for (const file of [".github/workflows/deploy.yml", ".gitlab-ci.yml"]) {
    it(`is what ${file} runs`, async () => {
      const text = await readFile(join(examples, "pipeline", file), "utf8");
      assert.match(text, /^ +- (run: )?npm run deploy -- production$/m);
    });
  }
});
