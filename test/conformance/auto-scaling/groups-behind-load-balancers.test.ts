import assert from "node:assert/strict";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { byName, withGroup, type GroupContext } from "./group";

describe("a client with a target group", () => {
  it("attaches it, sees its instances there, and detaches it again", async () => {
    await withGroup({ DesiredCapacity: 1 }, async (context) => {
      const { autoScaling, simulator } = context;
      const { arn, loadBalancing } = await aTargetGroup(context);
      simulator.advance(60);
      await autoScaling.attachLoadBalancerTargetGroups({ ...byName, TargetGroupARNs: [arn] });
      const { TargetHealthDescriptions = [] } = await loadBalancing.describeTargetHealth({
        TargetGroupArn: arn,
      });
      const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances({});
      assert.deepEqual(
        TargetHealthDescriptions.map(({ Target }) => Target?.Id),
        AutoScalingInstances.map(({ InstanceId }) => InstanceId),
      );
      const { LoadBalancerTargetGroups } =
        await autoScaling.describeLoadBalancerTargetGroups(byName);
      assert.deepEqual(LoadBalancerTargetGroups, [
        { LoadBalancerTargetGroupARN: arn, State: "Added" },
      ]);
      await autoScaling.detachTrafficSources({ ...byName, TrafficSources: [{ Identifier: arn }] });
      const { TrafficSources } = await autoScaling.describeTrafficSources(byName);
      assert.deepEqual(TrafficSources, []);
    });
  });
});

describe("a client with a warm pool", () => {
  it("describes it page by page, and deletes it", async () => {
    await withGroup({ DesiredCapacity: 1 }, async ({ autoScaling, simulator }) => {
      await autoScaling.putWarmPool({ ...byName, MinSize: 3, MaxGroupPreparedCapacity: 0 });
      simulator.advance(60);
      const first = await autoScaling.describeWarmPool({ ...byName, MaxRecords: 2 });
      const { NextToken = "" } = first;
      const second = await autoScaling.describeWarmPool({ ...byName, NextToken });
      assert.deepEqual([first.Instances?.length, second.Instances?.length], [2, 1]);
      assert.equal(second.NextToken, undefined);
      assert.deepEqual(first.WarmPoolConfiguration, {
        MinSize: 3,
        MaxGroupPreparedCapacity: 0,
        PoolState: "Stopped",
      });
      await autoScaling.deleteWarmPool({ ...byName, ForceDelete: true });
      simulator.advance(60);
      assert.equal((await autoScaling.describeWarmPool(byName)).WarmPoolConfiguration, undefined);
    });
  });
});

describe("a client with a warm pool that takes instances back", () => {
  it("sees them return on scale-in, and how far group and pool were when a refresh was rolled back", async () => {
    const group = { DesiredCapacity: 2 };
    await withGroup(group, async ({ autoScaling, simulator, launchTemplateId }) => {
      await autoScaling.putWarmPool({
        ...byName,
        MinSize: 1,
        MaxGroupPreparedCapacity: 3,
        InstanceReusePolicy: { ReuseOnScaleIn: true },
      });
      simulator.advance(60);
      await autoScaling.setDesiredCapacity({ ...byName, DesiredCapacity: 1 });
      simulator.advance(300);
      const { Instances = [], WarmPoolConfiguration } = await autoScaling.describeWarmPool(byName);
      assert.equal(Instances.length, 2);
      assert.deepEqual(WarmPoolConfiguration?.InstanceReusePolicy, { ReuseOnScaleIn: true });
      await autoScaling.startInstanceRefresh({
        ...byName,
        DesiredConfiguration: {
          LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "2" },
        },
      });
      simulator.advance(20);
      await autoScaling.rollbackInstanceRefresh(byName);
      simulator.advance(20);
      const { InstanceRefreshes: [refresh] = [] } =
        await autoScaling.describeInstanceRefreshes(byName);
      assert.deepEqual(refresh?.RollbackDetails?.ProgressDetailsOnRollback?.WarmPoolProgress, {
        PercentageComplete: 0,
        InstancesToUpdate: 2,
      });
    });
  });
});

describe("a client with an instance of its own", () => {
  it("attaches it, and detaches it alive", async () => {
    await withGroup({ DesiredCapacity: 0 }, async ({ autoScaling, ec2, simulator, imageId }) => {
      const { Instances = [] } = await ec2.runInstances({
        ImageId: imageId,
        InstanceType: "t3.nano",
        MinCount: 1,
        MaxCount: 1,
      });
      const InstanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
      simulator.advance(30);
      await autoScaling.attachInstances({ ...byName, InstanceIds });
      simulator.advance(30);
      const { Activities = [] } = await autoScaling.detachInstances({
        ...byName,
        InstanceIds,
        ShouldDecrementDesiredCapacity: true,
      });
      assert.match(
        Activities[0]?.Cause ?? "",
        /was detached in response to a user request, shrinking the capacity from 1 to 0\.$/u,
      );
      simulator.advance(30);
      const { AutoScalingInstances } = await autoScaling.describeAutoScalingInstances({});
      assert.deepEqual(AutoScalingInstances, []);
      const { Reservations = [] } = await ec2.describeInstances({ InstanceIds });
      assert.equal(Reservations[0]?.Instances?.[0]?.State?.Name, "running");
    });
  });
});

async function aTargetGroup({ simulator, ec2 }: GroupContext) {
  const loadBalancing = new ElasticLoadBalancingV2({
    endpoint: simulator.url,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const { Vpcs = [] } = await ec2.describeVpcs({});
  const { TargetGroups = [] } = await loadBalancing.createTargetGroup({
    Name: "web",
    Protocol: "HTTP",
    Port: 80,
    VpcId: Vpcs[0]?.VpcId,
  });
  return { loadBalancing, arn: TargetGroups[0]?.TargetGroupArn ?? "" };
}
