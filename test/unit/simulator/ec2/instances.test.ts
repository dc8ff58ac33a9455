/** EC2 instances over time. */
import assert from "node:assert/strict";
import { advanceEc2 } from "../../../../simulator/model/ec2/advance";
import {
  runInstance,
  statusChecks,
  terminateInstance,
  type InstanceWorld,
} from "../../../../simulator/model/ec2/instances";
import { type Ec2Instance } from "../../../../simulator/model/ec2/instance";
import { createEc2 } from "../../../../simulator/model/ec2/state";
import { createIds } from "../../../../simulator/model/ids";

const start = Date.parse("2026-01-01T00:00:00Z");

describe("instances", () => {
  it("are pending, then running", () => {
    const { world, instance } = launched();
    assert.equal(instance.state, "pending");
    advanceEc2(world, start + 4000);
    assert.equal(instance.state, "running");
  });

  it("change at their own time, however long the step is", () => {
    const { world, instance } = launched();
    advanceEc2(world, start + 3_600_000);
    assert.equal(instance.stateChangedAt, start + 4000);
  });

  it("that are terminated never come to run", () => {
    const { world, instance } = launched();
    terminateInstance(world, instance.instanceId, start + 1000);
    advanceEc2(world, start + 5000);
    assert.equal(instance.state, "shutting-down");
    advanceEc2(world, start + 31_000);
    assert.equal(instance.state, "terminated");
  });

  it("end once, however often they are told to", () => {
    const { world, instance } = launched();
    terminateInstance(world, instance.instanceId, start);
    terminateInstance(world, instance.instanceId, start + 29_000);
    advanceEc2(world, start + 30_000);
    assert.equal(instance.state, "terminated");
  });

  it("are forgotten an hour after they have ended", () => {
    const { world, instance } = launched();
    terminateInstance(world, instance.instanceId, start);
    advanceEc2(world, start + 30_000 + 3_600_000);
    assert.equal(world.ec2.instances.size, 1);
    advanceEc2(world, start + 30_001 + 3_600_000);
    assert.equal(world.ec2.instances.size, 0);
  });

  it("carry the tags of the template that they come from", () => {
    const template = { launchTemplateId: "lt-1", launchTemplateName: "web", versionNumber: 7 };
    const { instance } = launched({ launchTemplate: template, tags: { Name: "web" } });
    assert.deepEqual(instance.tags, {
      "aws:ec2launchtemplate:id": "lt-1",
      "aws:ec2launchtemplate:version": "7",
      Name: "web",
    });
  });

  it("have addresses of their subnet, one after the other", () => {
    const { world, instance } = launched();
    const second = launch(world);
    assert.deepEqual(
      [instance.privateIpAddress, second.privateIpAddress],
      ["172.31.0.4", "172.31.0.5"],
    );
  });

  it("refuse a subnet that is not there", () => {
    assert.throws(() => launched({ subnetId: "subnet-0" }), { code: "InvalidSubnetID.NotFound" });
  });
});

describe("status checks", () => {
  it("do not apply before the instance runs", () => {
    assert.equal(statusChecks(launched().instance, start), "not-applicable");
  });

  it("are initializing for two minutes, then ok", () => {
    const { world, instance } = launched();
    advanceEc2(world, start + 4000);
    assert.equal(statusChecks(instance, start + 119_999), "initializing");
    assert.equal(statusChecks(instance, start + 120_000), "ok");
  });

  it("are impaired from the time on that the instance is", () => {
    const { world, instance } = launched();
    advanceEc2(world, start + 4000);
    instance.impairedAt = start + 500_000;
    assert.equal(statusChecks(instance, start + 499_999), "ok");
    assert.equal(statusChecks(instance, start + 500_000), "impaired");
  });
});

function launched(options: Partial<Parameters<typeof runInstance>[1]> = {}): {
  readonly world: InstanceWorld;
  readonly instance: Ec2Instance;
} {
  const ec2 = createEc2({ accountId: "123456789012", region: "us-east-1", ids: createIds("seed") });
  const world = { ec2 };
  return { world, instance: launch(world, options) };
}

function launch(
  world: InstanceWorld,
  options: Partial<Parameters<typeof runInstance>[1]> = {},
): Ec2Instance {
  const [imageId = ""] = [...world.ec2.images.keys()];
  return runInstance(world, { now: start, imageId, instanceType: "t3.micro", ...options });
}
