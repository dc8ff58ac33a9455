/** Puts a simulated group behind a load balancer, and makes a version of it fail the health check. */
import {
  AttachLoadBalancerTargetGroupsCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import {
  DescribeLaunchTemplateVersionsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Simulator } from "../../../simulator/index";
import type { Fleet } from "./fleet";

/** Where a fleet is simulated. */
export interface SimulatedFleet {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
}

/** Puts the group behind a load balancer that checks every ten seconds, and lets the group use its health checks. */
export async function putBehindLoadBalancer({ simulator, fleet }: SimulatedFleet): Promise<void> {
  const { autoScalingGroupName: AutoScalingGroupName } = fleet;
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

/** Lets every instance with this version's image fail the load balancer's health check. */
export async function failHealthChecksOf(
  version: number,
  { simulator, fleet }: SimulatedFleet,
): Promise<void> {
  const { LaunchTemplateVersions = [] } = await fleet.ec2.send(
    new DescribeLaunchTemplateVersionsCommand({
      LaunchTemplateId: fleet.launchTemplateId,
      Versions: [String(version)],
    }),
  );
  const imageId = LaunchTemplateVersions[0]?.LaunchTemplateData?.ImageId ?? "";
  simulator.addScenario({ rules: [{ kind: "target", imageId, failsAfter: 0 }] });
}
