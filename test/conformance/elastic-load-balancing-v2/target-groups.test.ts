/** Target groups: settings, targets and their health, and the load balancers that use them. */
import assert from "node:assert/strict";
import type { CreateTargetGroupInput } from "@aws-sdk/client-elastic-load-balancing-v2";
import { withServices, type Services } from "../../support/services";

describe("target groups", () => {
  it("have AWS's defaults", () =>
    withServices(async (services) => {
      const group = await create(services);
      assert.match(
        group?.TargetGroupArn ?? "",
        /^arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup\/web\/[0-9a-f]{16}$/u,
      );
      assert.equal(group?.HealthCheckIntervalSeconds, 30);
      assert.equal(group.UnhealthyThresholdCount, 2);
      assert.deepEqual(group.Matcher, { HttpCode: "200" });
      assert.deepEqual(group.LoadBalancerArns, []);
    }));

  it("are the same for the same request, and an error for another under the same name", () =>
    withServices(async (services) => {
      const first = await create(services);
      const second = await create(services);
      assert.equal(second?.TargetGroupArn, first?.TargetGroupArn);
      await assert.rejects(create(services, { Port: 8080 }), {
        name: "DuplicateTargetGroupNameException",
        message: "A target group with the same name 'web' exists, but with different settings",
      });
    }));

  it("change how they check and how long they drain", () =>
    withServices(async (services) => {
      const { elbv2 } = services;
      const TargetGroupArn = (await create(services))?.TargetGroupArn;
      const { TargetGroups: [changed] = [] } = await elbv2.modifyTargetGroup({
        TargetGroupArn,
        HealthCheckPath: "/health",
      });
      assert.equal(changed?.HealthCheckPath, "/health");
      const delay = { Key: "deregistration_delay.timeout_seconds", Value: "5" };
      await elbv2.modifyTargetGroupAttributes({ TargetGroupArn, Attributes: [delay] });
      const { Attributes = [] } = await elbv2.describeTargetGroupAttributes({ TargetGroupArn });
      assert.equal(Attributes.find(({ Key }) => Key === delay.Key)?.Value, "5");
      await assert.rejects(
        elbv2.modifyTargetGroupAttributes({
          TargetGroupArn,
          Attributes: [{ Key: "colour", Value: "red" }],
        }),
        { name: "ValidationError", message: /'colour' is not recognized/u },
      );
    }));

  it("cannot be deleted while a listener forwards to them", () =>
    withServices(async (services) => {
      const { elbv2 } = services;
      const TargetGroupArn = (await create(services))?.TargetGroupArn;
      const LoadBalancerArn = await use(services, TargetGroupArn);
      const { TargetGroups: [used] = [] } = await elbv2.describeTargetGroups({ Names: ["web"] });
      assert.deepEqual(used?.LoadBalancerArns, [LoadBalancerArn]);
      await assert.rejects(elbv2.deleteTargetGroup({ TargetGroupArn }), {
        name: "ResourceInUseException",
      });
      await elbv2.deleteLoadBalancer({ LoadBalancerArn });
      await elbv2.deleteTargetGroup({ TargetGroupArn });
      await assert.rejects(elbv2.describeTargetGroups({ Names: ["web"] }), {
        name: "TargetGroupNotFoundException",
        message: "One or more target groups not found",
      });
    }));

  it("have tags", () =>
    withServices(async (services) => {
      const { elbv2 } = services;
      const ResourceArns = [(await create(services))?.TargetGroupArn ?? ""];
      await elbv2.addTags({ ResourceArns, Tags: [{ Key: "team", Value: "blue" }] });
      const tags = async () =>
        (await elbv2.describeTags({ ResourceArns })).TagDescriptions?.[0]?.Tags;
      assert.deepEqual(await tags(), [{ Key: "team", Value: "blue" }]);
      await elbv2.removeTags({ ResourceArns, TagKeys: ["team"] });
      assert.deepEqual(await tags(), []);
    }));
});

describe("targets", () => {
  it("are initial, healthy, draining and gone", () =>
    withServices(async (services) => {
      const { elbv2, simulator } = services;
      const TargetGroupArn = (await create(services))?.TargetGroupArn;
      await use(services, TargetGroupArn);
      const Targets = [{ Id: await runningInstance(services) }];
      await elbv2.registerTargets({ TargetGroupArn, Targets });
      const health = async () => {
        const answer = await elbv2.describeTargetHealth({ TargetGroupArn });
        return answer.TargetHealthDescriptions?.[0]?.TargetHealth;
      };
      assert.deepEqual(await health(), {
        State: "initial",
        Reason: "Elb.RegistrationInProgress",
        Description: "Target registration is in progress",
      });
      simulator.advance(40);
      assert.deepEqual(await health(), { State: "healthy" });
      await elbv2.deregisterTargets({ TargetGroupArn, Targets });
      assert.equal((await health())?.State, "draining");
      simulator.advance(300);
      assert.equal(await health(), undefined);
    }));

  it("are unused while no load balancer uses the group", () =>
    withServices(async (services) => {
      const { elbv2 } = services;
      const TargetGroupArn = (await create(services))?.TargetGroupArn;
      const Targets = [{ Id: await runningInstance(services) }];
      await elbv2.registerTargets({ TargetGroupArn, Targets });
      const answer = await elbv2.describeTargetHealth({ TargetGroupArn, Targets });
      assert.equal(answer.TargetHealthDescriptions?.[0]?.TargetHealth?.Reason, "Target.NotInUse");
    }));

  it("must be instances that run", () =>
    withServices(async (services) => {
      const { elbv2 } = services;
      const TargetGroupArn = (await create(services))?.TargetGroupArn;
      await assert.rejects(elbv2.registerTargets({ TargetGroupArn, Targets: [{ Id: "i-1" }] }), {
        name: "InvalidTargetException",
        message: "Instance ID 'i-1' is not valid",
      });
    }));
});

describe("load balancers", () => {
  it("are provisioned for two minutes, then active", () =>
    withServices(async (services) => {
      await use(services, (await create(services))?.TargetGroupArn);
      const state = async () => {
        const { LoadBalancers: [one] = [] } = await services.elbv2.describeLoadBalancers({});
        return one?.State?.Code;
      };
      assert.equal(await state(), "provisioning");
      services.simulator.advance(120);
      assert.equal(await state(), "active");
    }));
});

async function create({ ec2, elbv2 }: Services, settings: Partial<CreateTargetGroupInput> = {}) {
  const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({});
  const { TargetGroups: [group] = [] } = await elbv2.createTargetGroup({
    Name: "web",
    Protocol: "HTTP",
    Port: 80,
    VpcId: vpc?.VpcId,
    ...settings,
  });
  return group;
}

/** Makes a load balancer that forwards to the target group; gives its ARN. */
async function use({ ec2, elbv2 }: Services, targetGroupArn: string | undefined): Promise<string> {
  const { Subnets = [] } = await ec2.describeSubnets({});
  const { LoadBalancers: [loadBalancer] = [] } = await elbv2.createLoadBalancer({
    Name: "web",
    Subnets: Subnets.map(({ SubnetId }) => SubnetId ?? ""),
  });
  await elbv2.createListener({
    LoadBalancerArn: loadBalancer?.LoadBalancerArn,
    Protocol: "HTTP",
    Port: 80,
    DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroupArn }],
  });
  return loadBalancer?.LoadBalancerArn ?? "";
}

async function runningInstance({ ec2, simulator }: Services): Promise<string> {
  const { ImageId: image } = await ec2.registerImage({ Name: "app", Architecture: "x86_64" });
  const { Instances: [instance] = [] } = await ec2.runInstances({
    ImageId: image,
    InstanceType: "t3.micro",
    MinCount: 1,
    MaxCount: 1,
  });
  simulator.advance(10);
  return instance?.InstanceId ?? "";
}
