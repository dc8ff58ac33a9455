/** A world with several of everything that is described in pages. */
import type { Services } from "../../support/services";

const several = [1, 2, 3, 4, 5, 6, 7];
const classic = {
  AvailabilityZones: ["us-east-1a"],
  Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 80 }],
};
const forward = { Type: "forward" as const };

/** Gives the ids that later questions ask for. */
export async function makeSeveral(services: Services): Promise<Readonly<Record<string, string>>> {
  const { simulator, cloudWatch, ssm } = services;
  for (const index of several) {
    await ssm.putParameter({ Name: `/web/${index}`, Value: "1", Type: "String" });
    const alarm = { AlarmName: `alarm${index}`, EvaluationPeriods: 1, Threshold: 1, Period: 60 };
    await cloudWatch.putMetricAlarm({
      ...alarm,
      MetricName: "Errors",
      Namespace: "App",
      Statistic: "Sum",
      ComparisonOperator: "GreaterThanThreshold",
    });
  }
  const ids = await makeNetwork(services);
  await makeGroups(services);
  simulator.advance(600);
  for (const index of several.slice(0, 3)) {
    await services.autoScaling.startInstanceRefresh({ AutoScalingGroupName: `group${index}` });
    await services.autoScaling.startInstanceRefresh({
      AutoScalingGroupName: "web",
      Preferences: { SkipMatching: true },
    });
    simulator.advance(600);
  }
  return ids;
}

async function makeNetwork({
  ec2,
  elb,
  elbv2,
}: Services): Promise<Readonly<Record<string, string>>> {
  const { Subnets = [] } = await ec2.describeSubnets({});
  const [first, second] = Subnets.map(({ SubnetId = "" }) => SubnetId);
  const VpcId = Subnets[0]?.VpcId ?? "";
  const loadBalancers: string[] = [];
  for (const index of several) {
    await elbv2.createTargetGroup({ Name: `tg${index}`, Protocol: "HTTP", Port: 80, VpcId });
    await elb.createLoadBalancer({ LoadBalancerName: `classic${index}`, ...classic });
    const { LoadBalancers = [] } = await elbv2.createLoadBalancer({
      Name: `lb${index}`,
      Subnets: [first ?? "", second ?? ""],
    });
    loadBalancers.push(LoadBalancers[0]?.LoadBalancerArn ?? "");
  }
  const { TargetGroups = [] } = await elbv2.describeTargetGroups({});
  const [LoadBalancerArn = ""] = loadBalancers;
  for (const [index, { TargetGroupArn }] of TargetGroups.entries()) {
    const DefaultActions = [{ ...forward, TargetGroupArn }];
    await elbv2.createListener({
      LoadBalancerArn,
      Protocol: "HTTP",
      Port: 8000 + index,
      DefaultActions,
    });
  }
  return { LOAD_BALANCER: LoadBalancerArn };
}

async function makeGroups({ ec2, autoScaling, elbv2 }: Services): Promise<void> {
  const { Images = [] } = await ec2.describeImages({
    Filters: [{ Name: "architecture", Values: ["x86_64"] }],
  });
  const LaunchTemplateData = { ImageId: Images[0]?.ImageId, InstanceType: "t3.nano" as const };
  for (const index of several) {
    await ec2.createLaunchTemplate({ LaunchTemplateName: `template${index}`, LaunchTemplateData });
    if (index === 1)
      await ec2.createLaunchTemplate({ LaunchTemplateName: "web", LaunchTemplateData });
    await ec2.createLaunchTemplateVersion({ LaunchTemplateName: "web", LaunchTemplateData });
    await autoScaling.createLaunchConfiguration({
      LaunchConfigurationName: `lc${index}`,
      ...LaunchTemplateData,
    });
    const group = { MinSize: 0, MaxSize: 12, AvailabilityZones: ["us-east-1a"] };
    const LaunchTemplate = { LaunchTemplateName: "web", Version: "1" };
    const Tags = [{ Key: "stage", Value: "test", PropagateAtLaunch: true }];
    const AutoScalingGroupName = index === 1 ? "web" : `group${index - 1}`;
    await autoScaling.createAutoScalingGroup({
      ...group,
      AutoScalingGroupName,
      LaunchTemplate,
      Tags,
    });
  }
  const web = { AutoScalingGroupName: "web" };
  const { TargetGroups = [] } = await elbv2.describeTargetGroups({});
  const TargetGroupARNs = TargetGroups.map(({ TargetGroupArn = "" }) => TargetGroupArn);
  await autoScaling.attachLoadBalancerTargetGroups({ ...web, TargetGroupARNs });
  const LoadBalancerNames = several.map((index) => `classic${index}`);
  await autoScaling.attachLoadBalancers({ ...web, LoadBalancerNames });
  await autoScaling.putWarmPool({ ...web, MinSize: 3 });
  for (const index of several) {
    await autoScaling.putScalingPolicy({
      ...web,
      PolicyName: `policy${index}`,
      AdjustmentType: "ChangeInCapacity",
      ScalingAdjustment: index,
    });
    await autoScaling.putScheduledUpdateGroupAction({
      ...web,
      ScheduledActionName: `action${index}`,
      StartTime: new Date(Date.UTC(2126, 0, index)),
      DesiredCapacity: index,
    });
  }
  await autoScaling.setDesiredCapacity({ ...web, DesiredCapacity: 7 });
}
