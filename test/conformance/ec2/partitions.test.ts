/** Regions of other partitions: their ARNs and host names. */
import assert from "node:assert/strict";
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { EC2 } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { STS } from "@aws-sdk/client-sts";
import { startSimulator } from "../../../simulator/index";

describe("a Region", () => {
  for (const [region, partition, suffix] of [
    ["us-east-1", "aws", "amazonaws.com"],
    ["cn-north-1", "aws-cn", "amazonaws.com.cn"],
    ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
  ] as const) {
    it(`such as ${region} has ARNs of the partition ${partition}`, async () => {
      const simulator = await startSimulator();
      try {
        const configuration = {
          endpoint: simulator.url,
          region,
          credentials: { accessKeyId: "test", secretAccessKey: "test" },
        };
        const ec2 = new EC2(configuration);
        const autoScaling = new AutoScaling(configuration);
        await ec2.createLaunchTemplate({
          LaunchTemplateName: "web",
          LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro" },
        });
        await autoScaling.createAutoScalingGroup({
          AutoScalingGroupName: "web",
          MinSize: 0,
          MaxSize: 1,
          AvailabilityZones: [`${region}a`],
          LaunchTemplate: { LaunchTemplateName: "web" },
        });
        const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
        const { Arn: caller = "" } = await new STS(configuration).getCallerIdentity({});
        const { Subnets = [] } = await ec2.describeSubnets({});
        const { LoadBalancers: [balancer] = [] } = await new ElasticLoadBalancingV2(
          configuration,
        ).createLoadBalancer({
          Name: "web",
          Subnets: Subnets.slice(0, 2).map(({ SubnetId = "" }) => SubnetId),
        });
        for (const arn of [
          group?.AutoScalingGroupARN,
          group?.ServiceLinkedRoleARN,
          caller,
          Subnets[0]?.SubnetArn,
          balancer?.LoadBalancerArn,
        ]) {
          assert.equal(arn?.split(":")[1], partition);
        }
        assert.ok(balancer?.DNSName?.endsWith(`${region}.elb.${suffix}`), balancer?.DNSName);
        const { Regions = [] } = await ec2.describeRegions({});
        assert.ok(Regions.every(({ Endpoint }) => Endpoint?.endsWith(suffix)));
        assert.ok(Regions.some(({ RegionName }) => RegionName === region));
      } finally {
        await simulator.close();
      }
    });
  }
});
