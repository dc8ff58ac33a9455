import assert from "node:assert/strict";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { outputLines } from "../support/engine/output";
import { timeMovesWithPolls } from "../support/engine/time";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

const config = { loadBalancer: "app/web/50dc6c495c0c9188" };

describe("examples/bake-and-alarm", () => {
  it("bakes for a quarter of an hour, and goes back when the alarm goes off in it", () =>
    withExample("bake-and-alarm", { config }, async ({ simulator, stack, aws, configure }) => {
      // The new alarm is evaluated for the first time while the first refresh waits for it.
      timeMovesWithPolls(simulator, { action: "DescribeAlarms", secondsPerPoll: 60 });
      const first = await stack.up();
      const name = outputOf(first, "autoScalingGroupName");
      const alarmName = outputOf(first, "alarmName");

      await configure({ imageId: aws.images[1] });
      const change = stack.start.up();
      await change.says(/^every instance is replaced; baking for 15 min$/m);
      simulator.addScenario({ rules: [{ kind: "alarm", alarmName, state: "ALARM", after: 60 }] });
      const red = await change.ended;
      assert.equal(red.result, "failed");
      assert.match(outputLines("error", red), /rolled back/);
      assert.deepEqual(await aws.versions(name), ["1", "1", "1"]);

      outputsOf(await stack.destroy());
      assert.deepEqual(await alarmsOf(simulator.url), []);
    }));
});

async function alarmsOf(endpoint: string): Promise<readonly unknown[]> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = new CloudWatchClient({ region: "us-east-1", endpoint, credentials });
  return (await client.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [];
}
