/** Groups behind Classic Load Balancers: their instances come, are checked there, and leave. */
import assert from "node:assert/strict";
import { ElasticLoadBalancing } from "@aws-sdk/client-elastic-load-balancing";
import type { SimulatorOptions } from "../../../simulator/index";
import { byName, withGroup, type GroupContext } from "./group";

const classic = { LoadBalancerName: "web" };
const LoadBalancerNames = ["web"];
const template = (version: string) => ({ LaunchTemplateName: "web", Version: version });

describe("a group with a Classic Load Balancer", () => {
  it("registers its instances, says how far it is, and takes them out again", () =>
    withGroup({ DesiredCapacity: 2 }, async (context) => {
      const { autoScaling, simulator } = context;
      const elb = await addLoadBalancer(context, { draining: 40 });
      simulator.advance(60);
      await autoScaling.attachLoadBalancers({ ...byName, LoadBalancerNames });
      assert.deepEqual((await autoScaling.describeLoadBalancers(byName)).LoadBalancers, [
        { ...classic, State: "Adding" },
      ]);
      simulator.advance(60);
      assert.deepEqual(await statesOf(elb), ["InService", "InService"]);
      const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
      assert.deepEqual(group?.LoadBalancerNames, LoadBalancerNames);
      assert.deepEqual(group.TrafficSources, [{ Identifier: "web", Type: "elb" }]);
      await autoScaling.detachLoadBalancers({ ...byName, LoadBalancerNames });
      assert.deepEqual((await autoScaling.describeTrafficSources(byName)).TrafficSources, [
        { TrafficSource: "web", Identifier: "web", State: "Removing", Type: "elb" },
      ]);
      simulator.advance(41);
      assert.deepEqual((await autoScaling.describeLoadBalancers(byName)).LoadBalancers, []);
      assert.deepEqual(await statesOf(elb), []);
    }));

  it("is created with it, by name or as a traffic source", () =>
    withGroup({}, async (context) => {
      const { autoScaling, simulator } = context;
      const elb = await addLoadBalancer(context);
      const one = {
        MinSize: 1,
        MaxSize: 1,
        LaunchTemplate: template("1"),
        AvailabilityZones: ["us-east-1a"],
      };
      await autoScaling.createAutoScalingGroup({
        ...one,
        AutoScalingGroupName: "named",
        LoadBalancerNames,
      });
      await autoScaling.createAutoScalingGroup({
        ...one,
        AutoScalingGroupName: "source",
        TrafficSources: [{ Identifier: "web", Type: "elb" }],
      });
      simulator.advance(120);
      assert.deepEqual(await statesOf(elb), ["InService", "InService"]);
    }));

  it("is refused one that is not there, and one to detach that is not attached", () =>
    withGroup({}, async ({ autoScaling }) => {
      await assert.rejects(autoScaling.attachLoadBalancers({ ...byName, LoadBalancerNames }), {
        name: "ValidationError",
        message:
          "Provided Load Balancers may not be valid. Please ensure they exist and try again.",
      });
      await assert.rejects(autoScaling.detachLoadBalancers({ ...byName, LoadBalancerNames }), {
        name: "ValidationError",
      });
    }));

  it("waits for connection draining before it terminates an instance", () =>
    withGroup({ DesiredCapacity: 1 }, async (context) => {
      const { autoScaling, simulator } = context;
      await addLoadBalancer(context, { draining: 100 });
      simulator.advance(60);
      await autoScaling.attachLoadBalancers({ ...byName, LoadBalancerNames });
      simulator.advance(60);
      await autoScaling.setDesiredCapacity({ ...byName, DesiredCapacity: 0 });
      simulator.advance(60);
      const { Activities = [] } = await autoScaling.describeScalingActivities(byName);
      assert.equal(Activities[0]?.StatusCode, "WaitingForELBConnectionDraining");
      simulator.advance(150);
      const { AutoScalingInstances } = await autoScaling.describeAutoScalingInstances({});
      assert.deepEqual(AutoScalingInstances, []);
    }));
});

describe("ELB health checks of a Classic Load Balancer", () => {
  it("have an instance replaced that fails them, and none that has not passed them yet", () =>
    withGroup(
      {
        DesiredCapacity: 1,
        HealthCheckType: "ELB",
        simulator: failing({ failsAfter: 120, times: 1 }),
      },
      async (context) => {
        const { autoScaling, simulator } = context;
        await addLoadBalancer(context);
        await autoScaling.attachLoadBalancers({ ...byName, LoadBalancerNames });
        simulator.advance(100);
        const [first] = await instancesOf(context);
        simulator.advance(300);
        const [second] = await instancesOf(context);
        assert.notEqual(second, first);
        const { Activities = [] } = await autoScaling.describeScalingActivities(byName);
        assert.ok(
          Activities.some(({ Cause = "" }) =>
            Cause.endsWith("in response to an ELB system health check failure."),
          ),
        );
        simulator.advance(1000);
        assert.deepEqual(await instancesOf(context), [second]);
      },
    ));

  it("do not count for a group with EC2 checks", () =>
    withGroup({ DesiredCapacity: 1, simulator: failing({ failsAfter: 0 }) }, async (context) => {
      const { autoScaling, simulator } = context;
      const elb = await addLoadBalancer(context);
      await autoScaling.attachLoadBalancers({ ...byName, LoadBalancerNames });
      simulator.advance(100);
      const before = await instancesOf(context);
      simulator.advance(1000);
      assert.deepEqual(await statesOf(elb), ["OutOfService"]);
      assert.deepEqual(await instancesOf(context), before);
    }));

  it("hold up a refresh whose new instances never pass them, and let it go back", () =>
    withGroup(
      {
        DesiredCapacity: 2,
        HealthCheckType: "ELB",
        simulator: failing({ failsAfter: 0, launchTemplateVersion: 2 }),
      },
      async (context) => {
        const { autoScaling, simulator } = context;
        const elb = await addLoadBalancer(context);
        await autoScaling.attachLoadBalancers({ ...byName, LoadBalancerNames });
        simulator.advance(200);
        await autoScaling.startInstanceRefresh({
          ...byName,
          DesiredConfiguration: { LaunchTemplate: template("2") },
          Preferences: { MinHealthyPercentage: 50, AutoRollback: true },
        });
        simulator.advance(1200);
        assert.equal((await refreshOf(context))?.Status, "InProgress");
        simulator.advance(3 * 3600);
        assert.equal((await refreshOf(context))?.Status, "RollbackSuccessful");
        assert.deepEqual(await statesOf(elb), ["InService", "InService"]);
      },
    ));

  it("let a refresh succeed whose new instances pass them, and keep the old one until then", () =>
    withGroup({ DesiredCapacity: 1, HealthCheckType: "ELB" }, async (context) => {
      const { autoScaling, simulator } = context;
      const elb = await addLoadBalancer(context);
      await autoScaling.attachLoadBalancers({ ...byName, LoadBalancerNames });
      simulator.advance(200);
      await autoScaling.startInstanceRefresh({
        ...byName,
        DesiredConfiguration: { LaunchTemplate: template("2") },
        Preferences: { MinHealthyPercentage: 100 },
      });
      for (let passed = 0; passed < 600; passed += 5) {
        simulator.advance(5);
        assert.ok((await statesOf(elb)).includes("InService"));
      }
      assert.equal((await refreshOf(context))?.Status, "Successful");
    }));
});

/** Instances that fail the load balancer's checks. */
function failing(rule: {
  readonly failsAfter: number;
  readonly times?: number;
  readonly launchTemplateVersion?: number;
}): SimulatorOptions {
  return { scenario: { rules: [{ kind: "target", loadBalancerName: "web", ...rule }] } };
}

/** A load balancer in every zone that finds out within seconds. */
async function addLoadBalancer(
  { simulator }: GroupContext,
  { draining }: { readonly draining?: number } = {},
): Promise<ElasticLoadBalancing> {
  const elb = new ElasticLoadBalancing({
    endpoint: simulator.url,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  await elb.createLoadBalancer({
    ...classic,
    AvailabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
    Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 80 }],
  });
  await elb.configureHealthCheck({
    ...classic,
    HealthCheck: {
      Target: "HTTP:80/",
      Interval: 10,
      Timeout: 5,
      UnhealthyThreshold: 2,
      HealthyThreshold: 2,
    },
  });
  if (draining !== undefined) {
    await elb.modifyLoadBalancerAttributes({
      ...classic,
      LoadBalancerAttributes: { ConnectionDraining: { Enabled: true, Timeout: draining } },
    });
  }
  return elb;
}

async function statesOf(elb: ElasticLoadBalancing): Promise<readonly (string | undefined)[]> {
  const { InstanceStates = [] } = await elb.describeInstanceHealth(classic);
  return InstanceStates.map(({ State }) => State);
}

async function instancesOf({
  autoScaling,
}: GroupContext): Promise<readonly (string | undefined)[]> {
  const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances({});
  return AutoScalingInstances.map(({ InstanceId }) => InstanceId);
}

async function refreshOf({ autoScaling }: GroupContext) {
  const { InstanceRefreshes = [] } = await autoScaling.describeInstanceRefreshes(byName);
  return InstanceRefreshes[0];
}
