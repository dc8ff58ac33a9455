/** Classic Load Balancers as records: settings, instances and their health. */
import assert from "node:assert/strict";
import type { CreateAccessPointInput } from "@aws-sdk/client-elastic-load-balancing";
import { withServices, type Services } from "../../support/services";

const byName = { LoadBalancerName: "web" };
const http = { Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 8080 };

describe("Classic Load Balancers", () => {
  it("have AWS's defaults", () =>
    withServices(async (services) => {
      const DNSName = await create(services);
      assert.match(DNSName, /^web-\d{10}\.us-east-1\.elb\.amazonaws\.com$/u);
      const found = await describeIt(services);
      assert.deepEqual(found?.HealthCheck, {
        Target: "TCP:8080",
        Interval: 30,
        Timeout: 5,
        UnhealthyThreshold: 2,
        HealthyThreshold: 10,
      });
      assert.deepEqual(found.ListenerDescriptions?.[0]?.Listener, {
        ...http,
        InstanceProtocol: "HTTP",
      });
      assert.deepEqual([found.AvailabilityZones, found.Subnets?.length], [["us-east-1a"], 1]);
      const { LoadBalancerAttributes } = await services.elb.describeLoadBalancerAttributes(byName);
      assert.deepEqual(LoadBalancerAttributes?.ConnectionDraining, {
        Enabled: false,
        Timeout: 300,
      });
    }));

  it("are the same for the same request, and an error for another under the same name", () =>
    withServices(async (services) => {
      assert.equal(await create(services), await create(services));
      await assert.rejects(create(services, { Scheme: "internal" }), {
        name: "DuplicateAccessPointNameException",
        message:
          "Load Balancer named web already exists and it is configured with different parameters.",
      });
    }));

  it("need a place, a name that AWS takes, and a protocol that there is", () =>
    withServices(async (services) => {
      const refused = (input: Partial<CreateAccessPointInput>, error: object) =>
        assert.rejects(create(services, input), error);
      await refused(
        { AvailabilityZones: [] },
        { message: "Either AvailabilityZones or SubnetIds must be specified" },
      );
      await refused(
        { LoadBalancerName: "a".repeat(33) },
        { message: "LoadBalancer name cannot be longer than 32 characters" },
      );
      await refused(
        { AvailabilityZones: undefined, Subnets: ["subnet-00000000"] },
        { name: "SubnetNotFoundException" },
      );
      await refused(
        { Listeners: [{ ...http, Protocol: "UDP" }] },
        { name: "UnsupportedProtocolException" },
      );
      await refused(
        { Listeners: [{ ...http, Protocol: "HTTPS" }] },
        { name: "ValidationError", message: /SSLCertificateId/u },
      );
      await assert.rejects(describeIt(services), { name: missing });
    }));

  it("are missed in AWS's words", () =>
    withServices(async ({ elb }) => {
      const error = {
        name: missing,
        message: "There is no ACTIVE Load Balancer named 'web'",
      };
      await assert.rejects(elb.describeInstanceHealth(byName), error);
      await assert.rejects(
        elb.registerInstancesWithLoadBalancer({ ...byName, Instances: [] }),
        error,
      );
      await elb.deleteLoadBalancer(byName);
    }));

  it("change how they check, drain and listen", () =>
    withServices(async (services) => {
      const { elb } = services;
      await create(services);
      const HealthCheck = {
        Target: "HTTP:8080/health",
        Interval: 10,
        Timeout: 4,
        UnhealthyThreshold: 3,
        HealthyThreshold: 2,
      };
      await elb.configureHealthCheck({ ...byName, HealthCheck });
      await assert.rejects(
        elb.configureHealthCheck({ ...byName, HealthCheck: { ...HealthCheck, Timeout: 10 } }),
        { name: "ValidationError" },
      );
      const ConnectionDraining = { Enabled: true, Timeout: 40 };
      await elb.modifyLoadBalancerAttributes({
        ...byName,
        LoadBalancerAttributes: { ConnectionDraining },
      });
      await elb.createLoadBalancerListeners({
        ...byName,
        Listeners: [{ ...http, LoadBalancerPort: 81 }],
      });
      await assert.rejects(
        elb.createLoadBalancerListeners({ ...byName, Listeners: [{ ...http, InstancePort: 1 }] }),
        { name: "DuplicateListenerException" },
      );
      await elb.deleteLoadBalancerListeners({ ...byName, LoadBalancerPorts: [80] });
      const found = await describeIt(services);
      assert.deepEqual(found?.HealthCheck, HealthCheck);
      assert.deepEqual(
        found.ListenerDescriptions?.map(({ Listener }) => Listener?.LoadBalancerPort),
        [81],
      );
      const { LoadBalancerAttributes } = await elb.describeLoadBalancerAttributes(byName);
      assert.deepEqual(LoadBalancerAttributes?.ConnectionDraining, ConnectionDraining);
    }));

  it("have tags", () =>
    withServices(async (services) => {
      const { elb } = services;
      await create(services, { Tags: [{ Key: "stage", Value: "test" }] });
      const names = { LoadBalancerNames: ["web"] };
      await elb.addTags({ ...names, Tags: [{ Key: "team", Value: "web" }] });
      await elb.removeTags({ ...names, Tags: [{ Key: "stage" }] });
      assert.deepEqual((await elb.describeTags(names)).TagDescriptions, [
        { ...byName, Tags: [{ Key: "team", Value: "web" }] },
      ]);
    }));
});

describe("an instance behind a Classic Load Balancer", () => {
  it("comes into service after the healthy threshold, and is out when it stops", () =>
    withServices(async (services) => {
      const { elb, ec2, simulator } = services;
      await create(services);
      const InstanceId = await run(services, "us-east-1a");
      const Instances = [{ InstanceId }];
      await elb.registerInstancesWithLoadBalancer({ ...byName, Instances });
      assert.deepEqual(await healthOf(services), [
        "OutOfService",
        "ELB",
        "Instance registration is still in progress.",
      ]);
      simulator.advance(200);
      assert.deepEqual((await healthOf(services)).slice(0, 2), ["OutOfService", "Instance"]);
      simulator.advance(110);
      assert.deepEqual(await healthOf(services), ["InService", "N/A", "N/A"]);
      await ec2.stopInstances({ InstanceIds: [InstanceId] });
      simulator.advance(120);
      assert.deepEqual(await healthOf(services), [
        "OutOfService",
        "Instance",
        "Instance is in stopped state.",
      ]);
    }));

  it("gets no traffic in a zone that the load balancer does not serve", () =>
    withServices(async (services) => {
      await create(services);
      const Instances = [{ InstanceId: await run(services, "us-east-1b") }];
      await services.elb.registerInstancesWithLoadBalancer({ ...byName, Instances });
      services.simulator.advance(600);
      assert.deepEqual(await healthOf(services), [
        "OutOfService",
        "ELB",
        "Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.",
      ]);
    }));

  it("drains as long as connection draining says", () =>
    withServices(async (services) => {
      const { elb, simulator } = services;
      await create(services);
      await elb.modifyLoadBalancerAttributes({
        ...byName,
        LoadBalancerAttributes: { ConnectionDraining: { Enabled: true, Timeout: 40 } },
      });
      const Instances = [{ InstanceId: await run(services, "us-east-1a") }];
      await elb.registerInstancesWithLoadBalancer({ ...byName, Instances });
      const left = await elb.deregisterInstancesFromLoadBalancer({ ...byName, Instances });
      assert.deepEqual(left.Instances, []);
      const named = async () => {
        const { InstanceStates } = await elb.describeInstanceHealth({ ...byName, Instances });
        return [InstanceStates?.[0]?.State, InstanceStates?.[0]?.Description];
      };
      assert.deepEqual(await named(), [
        "InService",
        "Instance deregistration currently in progress.",
      ]);
      simulator.advance(41);
      assert.deepEqual(await named(), [
        "OutOfService",
        "Instance is not currently registered with the LoadBalancer.",
      ]);
    }));

  it("must be one that EC2 knows", () =>
    withServices(async (services) => {
      await create(services);
      await assert.rejects(
        services.elb.registerInstancesWithLoadBalancer({
          ...byName,
          Instances: [{ InstanceId: "i-00000000" }],
        }),
        { name: "InvalidEndPointException", message: "Could not find EC2 instance i-00000000." },
      );
    }));
});

const missing = "AccessPointNotFoundException";

async function create(
  { elb }: Services,
  input: Partial<CreateAccessPointInput> = {},
): Promise<string> {
  const { DNSName = "" } = await elb.createLoadBalancer({
    ...byName,
    AvailabilityZones: ["us-east-1a"],
    Listeners: [http],
    ...input,
  });
  return DNSName;
}

async function describeIt({ elb }: Services) {
  const { LoadBalancerDescriptions = [] } = await elb.describeLoadBalancers({
    LoadBalancerNames: ["web"],
  });
  return LoadBalancerDescriptions[0];
}

async function healthOf({ elb }: Services): Promise<readonly (string | undefined)[]> {
  const { InstanceStates: [first] = [] } = await elb.describeInstanceHealth(byName);
  return [first?.State, first?.ReasonCode, first?.Description];
}

async function run({ ec2, simulator }: Services, zone: string): Promise<string> {
  const { Instances = [] } = await ec2.runInstances({
    ImageId: "ami-12345678",
    InstanceType: "t3.nano",
    MinCount: 1,
    MaxCount: 1,
    Placement: { AvailabilityZone: zone },
  });
  simulator.advance(60);
  return Instances[0]?.InstanceId ?? "";
}
