/** An ordinary program with a launch template and a group lives its whole life against the stand-in for the AWS provider. */
import assert from "node:assert/strict";
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import * as aws from "@pulumi/aws";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startSimulator, type Simulator } from "../../../simulator/index";
import { withStack, type EngineStack } from "../../support/engine/stack";

describe("a group and its launch template", () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  const withWeb = (body: (stack: EngineStack) => Promise<void>): Promise<void> =>
    withStack({ endpoint: simulator.url, program: web({ instanceType: "t3.micro" }) }, body);

  it("go up, and the group has come into service when the update ends", async () => {
    await withWeb(async (stack) => {
      const { result, error, changes, outputs } = await stack.up();
      assert.equal(result, "succeeded", error?.message);
      assert.deepEqual(changes, { create: 3 });
      assert.match(String(outputs["groupName"]?.value), /^web-[0-9a-f]{7}$/);
      assert.deepEqual(await versionsInService(simulator, outputs), ["1", "1"]);
    });
  });

  it("have not drifted after they went up", async () => {
    await withWeb(async (stack) => {
      await stack.up();
      assert.deepEqual((await stack.refresh()).changes, { same: 3 });
      assert.deepEqual((await stack.preview()).changes, { same: 3 });
    });
  });

  it("get a new template version for another instance type, and the group's is ignored", async () => {
    await withWeb(async (stack) => {
      await stack.up();
      const { changes } = await stack.preview({ program: web({ instanceType: "t3.small" }) });
      assert.deepEqual(changes, { same: 2, update: 1 });
      const { outputs } = await stack.up({ program: web({ instanceType: "t3.small" }) });
      assert.equal(outputs["latestVersion"]?.value, 2);
      assert.deepEqual(await versionsInService(simulator, outputs), ["1", "1"]);
    });
  });

  it("change nothing of the group but what the program changes", async () => {
    await withWeb(async (stack) => {
      await stack.up();
      await stack.up({ program: web({ instanceType: "t3.micro", minSize: 3 }) });
      const update = simulator.calls().find(({ action }) => action === "UpdateAutoScalingGroup");
      assert.deepEqual(Object.keys(update?.parameters ?? {}).sort(), [
        "AutoScalingGroupName",
        "MinSize",
      ]);
    });
  });

  it("fail to go up where no instance starts, and the group is saved for the next try", async () => {
    simulator.addScenario({ rules: [{ kind: "launch", failure: "No capacity." }] });
    await withWeb(async (stack) => {
      const { result, stderr, stdout } = await stack.up();
      assert.equal(result, "failed");
      assert.match(stdout + stderr, /capacity satisfied: timed out after 10 minutes/);
      const { resources } = await stack.exportState();
      const group = resources.find(({ type }) => type === "aws:autoscaling/group:Group");
      assert.equal(group?.initErrors?.length, 1);
    });
  });

  it("show as drift what somebody else changed", async () => {
    await withWeb(async (stack) => {
      const { outputs } = await stack.up();
      await client(simulator).updateAutoScalingGroup({
        AutoScalingGroupName: String(outputs["groupName"]?.value),
        MaxSize: 9,
      });
      assert.deepEqual((await stack.refresh()).changes, { same: 2, update: 1 });
    });
  });

  it("are gone after destroy, the group's instances first", async () => {
    await withWeb(async (stack) => {
      const { outputs } = await stack.up();
      const { result, error, changes } = await stack.destroy();
      assert.equal(result, "succeeded", error?.message);
      assert.deepEqual(changes, { delete: 3 });
      assert.deepEqual(await versionsInService(simulator, outputs), []);
    });
  });
});

/** A template and a group that runs it, moved on by nobody. */
function web({
  instanceType,
  minSize = 2,
}: {
  readonly instanceType: string;
  readonly minSize?: number;
}): PulumiFn {
  return async () => {
    const image = await aws.ssm.getParameter({
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    });
    const subnets = await aws.ec2.getSubnets();
    const template = new aws.ec2.LaunchTemplate("web", {
      imageId: image.value,
      instanceType,
      metadataOptions: { httpTokens: "required" },
      blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { volumeSize: 20, encrypted: "true" } },
      ],
      tagSpecifications: [{ resourceType: "instance", tags: { Name: "web" } }],
      tags: { team: "web" },
    });
    const group = new aws.autoscaling.Group(
      "web",
      {
        minSize,
        maxSize: 6,
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        vpcZoneIdentifiers: subnets.ids,
        tags: [{ key: "team", value: "web", propagateAtLaunch: true }],
      },
      { ignoreChanges: ["launchTemplate"] },
    );
    return { groupName: group.name, latestVersion: template.latestVersion };
  };
}

/** The template version of each instance in service, which is empty for a group that does not exist. */
async function versionsInService(
  simulator: Simulator,
  outputs: Readonly<Record<string, { readonly value: unknown }>>,
): Promise<readonly (string | undefined)[]> {
  const { AutoScalingGroups = [] } = await client(simulator).describeAutoScalingGroups({
    AutoScalingGroupNames: [String(outputs["groupName"]?.value)],
  });
  return AutoScalingGroups.flatMap(({ Instances = [] }) => Instances)
    .filter(({ LifecycleState }) => LifecycleState === "InService")
    .map(({ LaunchTemplate }) => LaunchTemplate?.Version);
}

function client(simulator: Simulator): AutoScaling {
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret" };
  return new AutoScaling({ endpoint: simulator.url, region: "us-east-1", credentials });
}
