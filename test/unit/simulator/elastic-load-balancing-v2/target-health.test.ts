/** The health of a target over time. */
import assert from "node:assert/strict";
import { advanceEc2 } from "../../../../simulator/model/ec2/advance";
import { runInstance } from "../../../../simulator/model/ec2/instances";
import { createEc2 } from "../../../../simulator/model/ec2/state";
import {
  createElbV2,
  type TargetGroup,
} from "../../../../simulator/model/elastic-load-balancing-v2/state";
import {
  firstHealthyAt,
  targetHealth,
} from "../../../../simulator/model/elastic-load-balancing-v2/target-health";
import {
  deregisterTarget,
  registerTarget,
} from "../../../../simulator/model/elastic-load-balancing-v2/target-groups";
import { createIds } from "../../../../simulator/model/ids";

const start = Date.parse("2026-01-01T00:00:00Z");
const seconds = (count: number): number => start + 1000 * count;

describe("target health", () => {
  it("is initial until the first check, then healthy", () => {
    const { target, stateAt } = registered();
    assert.equal(stateAt(0), "initial Elb.RegistrationInProgress");
    assert.equal(stateAt(3), "initial Elb.InitialHealthChecking");
    assert.equal(stateAt(13), "healthy");
    assert.equal(firstHealthyAt(targetGroup(), target), seconds(13));
  });

  it("is unhealthy after as many failed checks as the threshold says", () => {
    const { target, stateAt } = registered();
    target.failsFrom = seconds(100);
    assert.equal(stateAt(119), "healthy");
    assert.equal(stateAt(120), "unhealthy Target.Timeout");
  });

  it("is never healthy where the target fails from the beginning", () => {
    const { target, stateAt } = registered();
    target.failsFrom = start;
    assert.equal(stateAt(12), "initial Elb.InitialHealthChecking");
    assert.equal(stateAt(13), "unhealthy Target.Timeout");
  });

  it("goes bad with the instance", () => {
    const { instance, stateAt } = registered();
    instance.impairedAt = seconds(50);
    assert.equal(stateAt(70), "unhealthy Target.Timeout");
  });

  it("is draining for the deregistration delay, and unused after it", () => {
    const { world, group, target, stateAt } = registered();
    assert.equal(deregisterTarget(world, group, { id: target.id }, seconds(20)), seconds(80));
    assert.equal(stateAt(79), "draining Target.DeregistrationInProgress");
    assert.equal(stateAt(80), "unused Target.NotRegistered");
  });

  it("begins anew when a draining target comes back", () => {
    const { world, group, target, stateAt } = registered();
    deregisterTarget(world, group, { id: target.id }, seconds(20));
    registerTarget(group, { id: target.id }, seconds(30));
    assert.equal(stateAt(31), "initial Elb.RegistrationInProgress");
  });

  it("is unused while no listener forwards to the group, and nothing drains", () => {
    const { world, group, target, stateAt } = registered();
    world.elbv2.listeners.clear();
    assert.equal(stateAt(60), "unused Target.NotInUse");
    assert.equal(deregisterTarget(world, group, { id: target.id }, seconds(60)), seconds(60));
    assert.equal(stateAt(60), "unused Target.NotRegistered");
  });

  it("is unused while the instance does not run", () => {
    const { instance, stateAt } = registered();
    instance.state = "stopped";
    assert.equal(stateAt(60), "unused Target.InvalidState");
  });

  it("is unavailable where health checks are off", () => {
    const { group, stateAt } = registered();
    group.healthCheck = { ...group.healthCheck, enabled: false };
    assert.equal(stateAt(60), "unavailable Target.HealthCheckDisabled");
  });
});

/** A running instance registered with a target group that a listener forwards to; checks each 10 s, two of them decide. */
function registered() {
  const ec2 = createEc2({ accountId: "123456789012", region: "us-east-1", ids: createIds("seed") });
  const world = { ec2, elbv2: createElbV2() };
  const group = targetGroup();
  world.elbv2.targetGroups.set(group.targetGroupArn, group);
  world.elbv2.listeners.set("listener", {
    listenerArn: "listener",
    loadBalancerArn: "load balancer",
    protocol: "HTTP",
    port: 80,
    targetGroupArns: [group.targetGroupArn],
  });
  const [imageId = ""] = [...ec2.images.keys()];
  const instance = runInstance(world, { now: start - 10_000, imageId, instanceType: "t3.micro" });
  advanceEc2(world, start);
  const target = registerTarget(group, { id: instance.instanceId }, start);
  const stateAt = (count: number): string => {
    const { state, reason } = targetHealth(world, group, { id: target.id }, seconds(count));
    return reason === undefined ? state : `${state} ${reason}`;
  };
  return { world, group, instance, target, stateAt };
}

function targetGroup(): TargetGroup {
  return {
    targetGroupArn: "target group",
    name: "web",
    protocol: "HTTP",
    port: 80,
    protocolVersion: "HTTP1",
    vpcId: "vpc-1",
    targetType: "instance",
    healthCheck: {
      enabled: true,
      protocol: "HTTP",
      port: "traffic-port",
      path: "/",
      matcher: "200",
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThresholdCount: 5,
      unhealthyThresholdCount: 2,
    },
    attributes: { "deregistration_delay.timeout_seconds": "60" },
    targets: new Map(),
  };
}
