/** AWS's answers in our words. */
import assert from "node:assert/strict";
import { toGroup, toSnapshot } from "../../../../engine/aws/mapping";

const group = {
  AutoScalingGroupName: "web",
  MinSize: 0,
  MaxSize: 2,
  DesiredCapacity: 1,
  DefaultCooldown: 300,
  AvailabilityZones: ["eu-west-1a"],
  HealthCheckType: "EC2",
  CreatedTime: new Date(0),
};
const instance = {
  InstanceId: "i-0a",
  AvailabilityZone: "eu-west-1a",
  LifecycleState: "InService",
  HealthStatus: "Healthy",
  ProtectedFromScaleIn: false,
} as const;
const read = { instanceId: "i-0a", lifecycleState: "InService", healthStatus: "Healthy" };

describe("a group in AWS's answer", () => {
  it("is read with its launch configuration, and its instances'", () => {
    const LaunchConfigurationName = "web-1";
    const { launchConfigurationName, configuration, instances } = toGroup({
      ...group,
      LaunchConfigurationName,
      Instances: [{ ...instance, LaunchConfigurationName }],
    });
    assert.deepEqual([launchConfigurationName, configuration], ["web-1", undefined]);
    assert.deepEqual(instances, [
      { ...read, protectedFromScaleIn: false, launchConfigurationName: "web-1" },
    ]);
  });

  it("is read with the weights of its instances as numbers", () => {
    const { instances } = toGroup({
      ...group,
      Instances: [{ ...instance, WeightedCapacity: "4" }],
    });
    assert.deepEqual(instances, [{ ...read, protectedFromScaleIn: false, weightedCapacity: 4 }]);
  });

  it("is read with the images of its instances, where AWS tells them", () => {
    const { instances } = toGroup({ ...group, Instances: [{ ...instance, ImageId: "ami-0a" }] });
    assert.deepEqual(instances, [{ ...read, protectedFromScaleIn: false, imageId: "ami-0a" }]);
  });

  it("is read with everything that sends it traffic, and what it is replaced for", () => {
    const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0a";
    const { targetGroupArns, loadBalancerNames, trafficSources, healthCheckTypes } = toGroup({
      ...group,
      TargetGroupARNs: [arn],
      LoadBalancerNames: ["classic"],
      TrafficSources: [{ Identifier: arn, Type: "elbv2" }],
      HealthCheckType: "EC2,ELB",
    });
    assert.deepEqual([targetGroupArns, loadBalancerNames], [[arn], ["classic"]]);
    assert.deepEqual(trafficSources, [{ identifier: arn, type: "elbv2" }]);
    assert.deepEqual(healthCheckTypes, ["EC2", "ELB"]);
  });

  it("is read with its ARN, which no other group of the same name has", () => {
    const AutoScalingGroupARN = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:0a";
    assert.equal(
      toGroup({ ...group, AutoScalingGroupARN }).autoScalingGroupArn,
      AutoScalingGroupARN,
    );
  });
});

describe("a refresh in AWS's answer", () => {
  const refresh = { InstanceRefreshId: "r-1", Status: "InProgress" } as const;
  const LivePoolProgress = { PercentageComplete: 40, InstancesToUpdate: 3 };

  it("is read with the progress of its warm pool", () => {
    const WarmPoolProgress = { PercentageComplete: 0, InstancesToUpdate: 2 };
    const { progressDetails } = toSnapshot({
      ...refresh,
      ProgressDetails: { LivePoolProgress, WarmPoolProgress },
    });
    assert.deepEqual(progressDetails?.warmPoolProgress, {
      percentageComplete: 0,
      instancesToUpdate: 2,
    });
  });

  it("is read without the details that repeat its own progress", () => {
    const { progressDetails } = toSnapshot({ ...refresh, ProgressDetails: { LivePoolProgress } });
    assert.equal(progressDetails, undefined);
  });
});
