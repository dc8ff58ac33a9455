/** Instances: launched from parameters or a template, described, and terminated. */
import assert from "node:assert/strict";
import {
  paginateDescribeInstances,
  type EC2,
  type InstanceAttributeName,
  type RunInstancesRequest,
} from "@aws-sdk/client-ec2";
import { withServices } from "../../support/services";

describe("instances", () => {
  it("have attributes, such as their user data", () =>
    withServices(async ({ ec2 }) => {
      const { Instances: [launched] = [] } = await ec2.runInstances({
        ImageId: "ami-0123456789abcdef0",
        InstanceType: "t3.micro",
        UserData: "aGVsbG8=",
        MinCount: 1,
        MaxCount: 1,
      });
      const InstanceId = launched?.InstanceId ?? "";
      const read = (Attribute: InstanceAttributeName) =>
        ec2.describeInstanceAttribute({ InstanceId, Attribute });
      assert.deepEqual((await read("userData")).UserData, { Value: "aGVsbG8=" });
      assert.deepEqual((await read("instanceType")).InstanceType, { Value: "t3.micro" });
      assert.equal((await read("groupSet")).Groups?.length, 1);
      await assert.rejects(read("colour" as InstanceAttributeName), {
        name: "InvalidParameterValue",
      });
    }));

  it("are pending at first and running some seconds later", () =>
    withServices(async ({ ec2, simulator }) => {
      const { Instances: [launched] = [] } = await run(ec2);
      assert.equal(launched?.State?.Name, "pending");
      simulator.advance(5);
      assert.equal((await describe1(ec2, launched.InstanceId))?.State?.Name, "running");
    }));

  it("of one launch share a reservation", () =>
    withServices(async ({ ec2 }) => {
      await run(ec2, { MinCount: 2, MaxCount: 3 });
      await run(ec2);
      const { Reservations = [] } = await ec2.describeInstances({});
      assert.deepEqual(
        Reservations.map(({ Instances }) => Instances?.length),
        [3, 1],
      );
    }));

  it("come from a launch template, with the request's parameters over it", () =>
    withServices(async ({ ec2 }) => {
      const tags = [{ ResourceType: "instance" as const, Tags: [{ Key: "Name", Value: "web" }] }];
      const { LaunchTemplate: template } = await ec2.createLaunchTemplate({
        LaunchTemplateName: "web",
        LaunchTemplateData: {
          ImageId: await image(ec2, "x86_64"),
          InstanceType: "t3.micro",
          TagSpecifications: tags,
        },
      });
      const { Instances: [instance] = [] } = await ec2.runInstances({
        MinCount: 1,
        MaxCount: 1,
        InstanceType: "t3.small",
        LaunchTemplate: { LaunchTemplateName: "web", Version: "$Latest" },
      });
      assert.equal(instance?.InstanceType, "t3.small");
      assert.deepEqual(instance.Tags, [
        { Key: "Name", Value: "web" },
        { Key: "aws:ec2launchtemplate:id", Value: template?.LaunchTemplateId },
        { Key: "aws:ec2launchtemplate:version", Value: "1" },
      ]);
    }));

  it("are found by state, tag and zone, all at once", () =>
    withServices(async ({ ec2, simulator }) => {
      const tags = [{ ResourceType: "instance" as const, Tags: [{ Key: "team", Value: "blue" }] }];
      const { Instances: [blue] = [] } = await run(ec2, { TagSpecifications: tags });
      await run(ec2);
      simulator.advance(5);
      const { Reservations = [] } = await ec2.describeInstances({
        Filters: [
          { Name: "tag:team", Values: ["bl*"] },
          { Name: "instance-state-name", Values: ["running"] },
          { Name: "availability-zone", Values: ["us-east-1a"] },
        ],
      });
      assert.deepEqual(
        Reservations.flatMap(({ Instances = [] }) => Instances.map((one) => one.InstanceId)),
        [blue?.InstanceId],
      );
    }));

  it("come page by page", () =>
    withServices(async ({ ec2 }) => {
      await run(ec2, { MinCount: 12, MaxCount: 12 });
      const sizes: number[] = [];
      for await (const { Reservations = [] } of paginateDescribeInstances(
        { client: ec2, pageSize: 5 },
        {},
      )) {
        sizes.push(Reservations.flatMap(({ Instances = [] }) => Instances).length);
      }
      assert.deepEqual(sizes, [5, 5, 2]);
    }));

  it("shut down, then are terminated, then forgotten after an hour", () =>
    withServices(async ({ ec2, simulator }) => {
      const { Instances: [launched] = [] } = await run(ec2);
      const id = launched?.InstanceId ?? "";
      simulator.advance(10);
      const { TerminatingInstances: [change] = [] } = await ec2.terminateInstances({
        InstanceIds: [id],
      });
      assert.equal(change?.PreviousState?.Name, "running");
      assert.equal(change.CurrentState?.Name, "shutting-down");
      simulator.advance(60);
      const gone = await describe1(ec2, id);
      assert.equal(gone?.State?.Name, "terminated");
      assert.equal(gone.StateReason?.Code, "Client.UserInitiatedShutdown");
      simulator.advance(3700);
      await assert.rejects(describe1(ec2, id), { name: "InvalidInstanceID.NotFound" });
    }));

  it("stop and start again", () =>
    withServices(async ({ ec2, simulator }) => {
      const { Instances: [launched] = [] } = await run(ec2);
      const InstanceIds = [launched?.InstanceId ?? ""];
      const state = async () => (await describe1(ec2, InstanceIds[0]))?.State?.Name;
      await assert.rejects(ec2.stopInstances({ InstanceIds }), { name: "IncorrectInstanceState" });
      simulator.advance(5);
      const { StoppingInstances: [change] = [] } = await ec2.stopInstances({ InstanceIds });
      assert.deepEqual(
        [change?.PreviousState?.Name, change?.CurrentState?.Name],
        ["running", "stopping"],
      );
      simulator.advance(30);
      assert.equal(await state(), "stopped");
      await ec2.startInstances({ InstanceIds });
      simulator.advance(10);
      assert.equal(await state(), "running");
    }));

  it("have status checks that are initializing, then ok", () =>
    withServices(async ({ ec2, simulator }) => {
      await run(ec2);
      const status = async (): Promise<string | undefined> => {
        const { InstanceStatuses: [first] = [] } = await ec2.describeInstanceStatus({});
        return first?.InstanceStatus?.Status;
      };
      assert.equal(await status(), undefined);
      simulator.advance(10);
      assert.equal(await status(), "initializing");
      simulator.advance(120);
      assert.equal(await status(), "ok");
    }));

  it("can be made a launch template of", () =>
    withServices(async ({ ec2 }) => {
      const { Instances: [launched] = [] } = await run(ec2, { InstanceType: "t3.small" });
      const { LaunchTemplateData: data } = await ec2.getLaunchTemplateData({
        InstanceId: launched?.InstanceId,
      });
      assert.equal(data?.ImageId, launched?.ImageId);
      assert.equal(data?.InstanceType, "t3.small");
    }));
});

async function run(ec2: EC2, request: Partial<RunInstancesRequest> = {}) {
  const ImageId = await image(ec2, "x86_64");
  return ec2.runInstances({
    ImageId,
    InstanceType: "t3.micro",
    MinCount: 1,
    MaxCount: 1,
    ...request,
  });
}

async function describe1(ec2: EC2, instanceId: string | undefined) {
  const { Reservations: [reservation] = [] } = await ec2.describeInstances({
    InstanceIds: [instanceId ?? ""],
  });
  return reservation?.Instances?.[0];
}

async function image(ec2: EC2, architecture: string): Promise<string> {
  const { Images: [first] = [] } = await ec2.describeImages({
    Filters: [
      { Name: "name", Values: ["al2023-*"] },
      { Name: "architecture", Values: [architecture] },
    ],
  });
  return first?.ImageId ?? "";
}
