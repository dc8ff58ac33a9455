import assert from "node:assert/strict";
import { AttachLoadBalancerTargetGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Simulator } from "../../../simulator/index";
import type { Fleet } from "../../support/engine/fleet";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { createAlarm } from "../../support/engine/alarm";
import { refuse, type Permission } from "./refusal";

const asked: readonly Permission[] = [
  "autoscaling:DescribeScalingActivities",
  "autoscaling:DescribeLifecycleHooks",
  "elasticloadbalancing:DescribeTargetHealth",
  "cloudwatch:DescribeAlarms",
];

async function attachTargetGroup(simulator: Simulator, fleet: Fleet): Promise<void> {
  const client = new ElasticLoadBalancingV2Client({
    region: "us-east-1",
    endpoint: simulator.url,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const { Vpcs } = await fleet.ec2.send(new DescribeVpcsCommand({}));
  const VpcId = Vpcs?.[0]?.VpcId;
  const { TargetGroups } = await client.send(
    new CreateTargetGroupCommand({ Name: "web", Protocol: "HTTP", Port: 80, VpcId }),
  );
  await fleet.autoScaling.send(
    new AttachLoadBalancerTargetGroupsCommand({
      AutoScalingGroupName: fleet.autoScalingGroupName,
      TargetGroupARNs: [TargetGroups?.[0]?.TargetGroupArn ?? ""],
    }),
  );
}

describe("a diagnosis that may not ask", () => {
  it("has a line for each question, and AWS's own reason all the same", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, saved }) => {
      const alarm = await createAlarm(simulator);
      await attachTargetGroup(simulator, fleet);
      refuse(simulator, asked);
      const preferences = { instanceWarmup: 10, alarmSpecification: { alarms: [alarm.name] } };
      const run = stack.start.up({ program: onto(await fleet.addVersion(), { preferences }) });
      await run.says(/\d% \d+ left/);
      await alarm.set("ALARM");
      const red = await run.ended;
      assert.equal(red.result, "failed");
      const text = outputLines("error", red);
      assert.match(text, /too-many-errors/);
      for (const subject of ["failed activities", "lifecycle hooks", "target health", "alarms"]) {
        assert.match(text, new RegExp(`not known: ${subject} \\(`));
      }
      assert.equal((await saved())?.outputs?.["status"], "Failed");
    })).timeout(120_000);
});
