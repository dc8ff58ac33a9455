/** A new version that comes up and fails its load balancer's health check, over and over, until AWS gives up. */
import assert from "node:assert/strict";
import {
  AttachLoadBalancerTargetGroupsCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { DescribeSubnetsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { withWorld, type World } from "../../support/provider/a-world";

const AutoScalingGroupName = "web";

/** Puts the group behind a load balancer that checks every ten seconds, and lets the group go by it. */
async function putBehindLoadBalancer({ simulator, fleet }: World): Promise<void> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const elbv2 = new ElasticLoadBalancingV2Client({
    region: "us-east-1",
    endpoint: simulator.url,
    credentials,
  });
  const { Vpcs = [] } = await fleet.ec2.send(new DescribeVpcsCommand({}));
  const { Subnets = [] } = await fleet.ec2.send(new DescribeSubnetsCommand({}));
  const { TargetGroups = [] } = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: "web",
      Protocol: "HTTP",
      Port: 80,
      VpcId: Vpcs[0]?.VpcId,
      HealthCheckIntervalSeconds: 10,
      UnhealthyThresholdCount: 2,
    }),
  );
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? "";
  const { LoadBalancers = [] } = await elbv2.send(
    new CreateLoadBalancerCommand({
      Name: "web",
      Subnets: Subnets.slice(0, 2).map(({ SubnetId = "" }) => SubnetId),
    }),
  );
  await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn }],
    }),
  );
  await fleet.autoScaling.send(
    new AttachLoadBalancerTargetGroupsCommand({
      AutoScalingGroupName,
      TargetGroupARNs: [TargetGroupArn],
    }),
  );
  await fleet.autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName,
      HealthCheckType: "ELB",
      HealthCheckGracePeriod: 60,
    }),
  );
  simulator.advance(600);
}

describe("a version whose instances fail the load balancer's health check", () => {
  it("ends red with how many failed it, and how to see why", async () => {
    await withWorld({ instances: 2 }, async (world) => {
      await putBehindLoadBalancer(world);
      const version = await world.fleet.addVersion();
      const { data } = await world.ports.autoScaling.resolveTemplate({
        launchTemplateId: world.fleet.launchTemplateId,
        version,
      });
      world.simulator.addScenario({
        rules: [{ kind: "target", imageId: String(data["imageId"]), failsAfter: 0 }],
      });
      const preferences = { minHealthyPercentage: 50, instanceWarmup: 120 };
      const { error } = await world.up(version, { preferences, failFast: false });
      const message = error?.message ?? "";
      assert.match(
        message,
        /ended Failed: \d+ new instances failed the load balancer's health check and were replaced\. /,
      );
      assert.match(message, /next: see what the last one printed \(aws ec2 get-console-output /);
    });
  });
});
