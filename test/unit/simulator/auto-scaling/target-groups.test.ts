import assert from "node:assert/strict";
import type {
  DescribeLoadBalancerTargetGroupsResponse,
  DescribeTrafficSourcesResponse,
} from "@aws-sdk/client-auto-scaling";
import { aFleet, aNewFleet, groupName, type Fleet } from "./fleet";
import { addTargetGroup, attach, forwardTo, healthOf } from "./target-group";

const byName = { AutoScalingGroupName: groupName };

describe("a group with a target group", () => {
  it("registers its instances as they come into service", () => {
    const fleet = aNewFleet({ desired: 2 });
    const targetGroup = addTargetGroup(fleet);
    attach(fleet, targetGroup);
    fleet.advance(15);
    assert.deepEqual(healthOf(fleet, targetGroup), ["initial", "initial"]);
    fleet.advance(60);
    assert.deepEqual(healthOf(fleet, targetGroup), ["healthy", "healthy"]);
  });

  it("registers what is in service when the target group is attached, and says so in both ways", () => {
    const fleet = aFleet({ desired: 1, group: { HealthCheckType: "ELB" } });
    const { targetGroupArn } = addTargetGroup(fleet);
    fleet.call("AttachTrafficSources", {
      ...byName,
      TrafficSources: [{ Identifier: targetGroupArn }],
    });
    assert.deepEqual(stateOf(fleet), "Adding");
    fleet.advance(5);
    assert.deepEqual(stateOf(fleet), "Added");
    fleet.advance(60);
    assert.deepEqual(stateOf(fleet), "InService");
    const { TargetGroupARNs, TrafficSources } = fleet.group();
    assert.deepEqual(TargetGroupARNs, [targetGroupArn]);
    assert.deepEqual(TrafficSources, [{ Identifier: targetGroupArn, Type: "elbv2" }]);
  });

  it("drains targets before it terminates their instances", () => {
    const fleet = aFleet({ desired: 1 });
    const targetGroup = addTargetGroup(fleet, "web", { deregistrationDelay: 100 });
    attach(fleet, targetGroup);
    const [instance] = fleet.world.ec2.instances.values();
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 0 });
    fleet.advance(60);
    const activity = fleet.activities()?.[0];
    assert.equal(activity?.StatusCode, "WaitingForELBConnectionDraining");
    assert.match(activity.Description ?? "", / - Waiting For ELB Connection Draining\.$/u);
    assert.deepEqual(healthOf(fleet, targetGroup), ["draining"]);
    assert.equal(instance?.state, "running");
    fleet.advance(60);
    assert.equal(instance.state, "shutting-down");
    fleet.advance(60);
    assert.equal(fleet.instances().length, 0);
    assert.match(fleet.activities()?.[0]?.Description ?? "", /^Terminating EC2 instance: i-\w+$/u);
  });

  it("drains before its termination hooks are called", () => {
    const fleet = aFleet({ desired: 1 });
    attach(fleet, addTargetGroup(fleet));
    fleet.call("PutLifecycleHook", {
      ...byName,
      LifecycleHookName: "bye",
      LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 0 });
    fleet.advance(200);
    assert.equal(fleet.instances()[0]?.LifecycleState, "Terminating");
    fleet.advance(200);
    assert.equal(fleet.instances()[0]?.LifecycleState, "Terminating:Wait");
  });

  it("keeps its instances when the target group is detached", () => {
    const fleet = aFleet({ desired: 1 });
    const targetGroup = addTargetGroup(fleet);
    attach(fleet, targetGroup);
    fleet.advance(60);
    const TargetGroupARNs = [targetGroup.targetGroupArn];
    fleet.call("DetachLoadBalancerTargetGroups", { ...byName, TargetGroupARNs });
    assert.equal(stateOf(fleet), "Removing");
    fleet.advance(301);
    assert.equal(stateOf(fleet), undefined);
    assert.deepEqual(healthOf(fleet, targetGroup), ["unused"]);
    assert.equal(fleet.inService(), 1);
  });

  it("leaves instances out while AddToLoadBalancer is suspended", () => {
    const fleet = aFleet({ desired: 0 });
    const targetGroup = addTargetGroup(fleet);
    attach(fleet, targetGroup);
    fleet.call("SuspendProcesses", { ...byName, ScalingProcesses: ["AddToLoadBalancer"] });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 1 });
    fleet.advance(60);
    assert.deepEqual(healthOf(fleet, targetGroup), ["unused"]);
  });
});

describe("ELB health checks", () => {
  it("have an instance replaced whose target fails, after the grace period", () => {
    const fleet = aNewFleet({
      desired: 1,
      group: { HealthCheckType: "ELB", HealthCheckGracePeriod: 600 },
    });
    attach(fleet, addTargetGroup(fleet, "web", { deregistrationDelay: 0 }));
    fleet.injectFault({ kind: "target", failsAfter: 60, times: 1 });
    fleet.advance(600);
    const [first] = fleet.instances();
    fleet.advance(120);
    assert.notEqual(fleet.instances().at(-1)?.InstanceId, first?.InstanceId);
    assert.ok(
      (fleet.activities() ?? []).some(({ Cause = "" }) =>
        Cause.endsWith("in response to an ELB system health check failure."),
      ),
    );
  });

  it("do not count for a group with EC2 checks until it is changed", () => {
    const fleet = aNewFleet({ desired: 1 });
    attach(fleet, addTargetGroup(fleet));
    fleet.injectFault({ kind: "target", failsAfter: 0, times: 1 });
    fleet.advance(1000);
    const [first] = fleet.instances();
    assert.equal(first?.HealthStatus, "Healthy");
    fleet.call("UpdateAutoScalingGroup", { ...byName, HealthCheckType: "ELB" });
    fleet.advance(1000);
    assert.notEqual(fleet.instances()[0]?.InstanceId, first.InstanceId);
  });

  it("begin to count when a listener forwards to the target group", () => {
    const fleet = aNewFleet({ desired: 1, group: { HealthCheckType: "ELB" } });
    const targetGroup = addTargetGroup(fleet, "web", { inUse: false });
    attach(fleet, targetGroup);
    fleet.injectFault({ kind: "target", failsAfter: 0, times: 1 });
    fleet.advance(1000);
    const [first] = fleet.instances();
    forwardTo(fleet, targetGroup.targetGroupArn);
    fleet.advance(1000);
    assert.notEqual(fleet.instances()[0]?.InstanceId, first?.InstanceId);
  });
});

describe("a refresh behind a load balancer", () => {
  it("terminates the old instance only when the new one is healthy there", () => {
    const fleet = aFleet({ desired: 1, group: { HealthCheckType: "ELB" } });
    const targetGroup = addTargetGroup(fleet, "web", { deregistrationDelay: 30 });
    attach(fleet, targetGroup);
    fleet.advance(300);
    fleet.start({ MinHealthyPercentage: 100 });
    fleet.advanceUntil("Successful", () => {
      assert.ok(healthOf(fleet, targetGroup).includes("healthy"));
    });
    assert.equal(fleet.inService("2"), 1);
  });

  it("fails when the new version never is healthy there, and can go back", () => {
    const fleet = aFleet({ desired: 2, group: { HealthCheckType: "ELB" } });
    attach(fleet, addTargetGroup(fleet));
    fleet.injectFault({ kind: "target", launchTemplateVersion: 2, failsAfter: 0 });
    fleet.start({ AutoRollback: true, MinHealthyPercentage: 50 });
    fleet.advanceUntil("RollbackSuccessful");
    assert.deepEqual([fleet.inService("1"), fleet.inService()], [2, 2]);
  });
});

describe("a refresh that the load balancer does not hold up", () => {
  it("succeeds while AddToLoadBalancer is suspended, and no target is left", () => {
    const fleet = aFleet({ desired: 3, group: { HealthCheckType: "ELB" } });
    const targetGroup = addTargetGroup(fleet, "web", { deregistrationDelay: 0 });
    attach(fleet, targetGroup);
    fleet.advance(300);
    assert.deepEqual(healthOf(fleet, targetGroup), ["healthy", "healthy", "healthy"]);
    fleet.call("SuspendProcesses", { ...byName, ScalingProcesses: ["AddToLoadBalancer"] });
    fleet.start();
    fleet.advanceUntil("Successful");
    assert.deepEqual(healthOf(fleet, targetGroup), ["unused", "unused", "unused"]);
  });

  it("succeeds with EC2 health checks, although every new target is unhealthy", () => {
    const fleet = aFleet({ desired: 3 });
    const targetGroup = addTargetGroup(fleet, "web", { deregistrationDelay: 0 });
    attach(fleet, targetGroup);
    fleet.injectFault({ kind: "target", launchTemplateVersion: 2, failsAfter: 0 });
    fleet.start();
    fleet.advanceUntil("Successful");
    fleet.advance(300);
    assert.deepEqual(healthOf(fleet, targetGroup), ["unhealthy", "unhealthy", "unhealthy"]);
  });

  it("replaces new instances over and over, where no activity fails and only causes tell", () => {
    const fleet = aFleet({ desired: 2, group: { HealthCheckType: "ELB" } });
    attach(fleet, addTargetGroup(fleet, "web", { deregistrationDelay: 0 }));
    fleet.injectFault({ kind: "target", launchTemplateVersion: 2, failsAfter: 0 });
    fleet.start({ MinHealthyPercentage: 50 });
    fleet.advance(1800);
    const activities = fleet.activities() ?? [];
    const ended = activities.filter(({ Cause = "" }) =>
      Cause.endsWith("an ELB system health check failure."),
    );
    assert.ok(ended.length >= 5, `${ended.length}`);
    assert.ok(activities.every(({ StatusCode }) => StatusCode !== "Failed"));
    assert.equal(fleet.refresh().Status, "InProgress");
    // One that is launched and not ready counts half; none was ever ready.
    assert.equal(fleet.refresh().PercentageComplete, 25);
  });
});

describe("target groups", () => {
  it("are refused when they are not there, not attached, or too many", () => {
    const fleet = aFleet();
    const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/no/0";
    const call = (action: string, TargetGroupARNs: readonly string[]) => () =>
      fleet.call(action, { ...byName, TargetGroupARNs });
    assert.throws(call("AttachLoadBalancerTargetGroups", [arn]), {
      message: "Provided Target Groups may not be valid. Please ensure they exist and try again.",
    });
    assert.throws(call("DetachLoadBalancerTargetGroups", [arn]), { code: "ValidationError" });
    assert.throws(
      call(
        "AttachLoadBalancerTargetGroups",
        Array.from({ length: 11 }, () => arn),
      ),
      {
        message: /The limit is 10$/u,
      },
    );
  });

  it("and Classic Load Balancers are the only traffic sources that are simulated", () => {
    const TrafficSources = [
      { Identifier: "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-1" },
    ];
    assert.throws(() => aFleet().call("AttachTrafficSources", { ...byName, TrafficSources }), {
      code: "NotImplemented",
    });
  });
});

/** The state of the only attachment, asked for in both ways. */
function stateOf(fleet: Fleet): string | undefined {
  const { LoadBalancerTargetGroups = [] } = fleet.call<DescribeLoadBalancerTargetGroupsResponse>(
    "DescribeLoadBalancerTargetGroups",
    byName,
  );
  const { TrafficSources = [] } = fleet.call<DescribeTrafficSourcesResponse>(
    "DescribeTrafficSources",
    byName,
  );
  assert.equal(TrafficSources[0]?.State, LoadBalancerTargetGroups[0]?.State);
  return LoadBalancerTargetGroups[0]?.State;
}
