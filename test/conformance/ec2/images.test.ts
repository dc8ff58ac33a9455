/** Images: AWS's public ones, and those of the account. */
import assert from "node:assert/strict";
import { buildScenario, buildWorld, startSimulator } from "../../../simulator/index";
import { withServices } from "../../support/services";

describe("images", () => {
  it("of Amazon are there, the newest of a family to be found by its date", () =>
    withServices(async ({ ec2, ssm }) => {
      const { Images = [] } = await ec2.describeImages({
        Owners: ["amazon"],
        Filters: [
          { Name: "name", Values: ["al2023-ami-2023.*-x86_64"] },
          { Name: "state", Values: ["available"] },
        ],
      });
      const dates = Images.map(({ CreationDate }) => CreationDate ?? "").sort();
      const newest = Images.find(({ CreationDate }) => CreationDate === dates.at(-1));
      const { Parameter: parameter } = await ssm.getParameter({
        Name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      });
      assert.equal(Images.length, 2);
      assert.equal(newest?.ImageId, parameter?.Value);
    }));

  it("of the account are its own once they are registered", () =>
    withServices(async ({ ec2 }) => {
      assert.deepEqual((await ec2.describeImages({ Owners: ["self"] })).Images, []);
      const { ImageId: id } = await ec2.registerImage({ Name: "app-1", Architecture: "x86_64" });
      const { Images: [own] = [] } = await ec2.describeImages({ Owners: ["self"] });
      assert.equal(own?.ImageId, id);
      assert.equal(own?.State, "available");
      assert.equal(own.Public, false);
    }));

  it("of an instance are pending for two minutes, and cannot be launched until then", () =>
    withServices(async ({ ec2, simulator }) => {
      const { ImageId: base } = await ec2.registerImage({ Name: "app-1", Architecture: "x86_64" });
      const one = { InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;
      const { Instances: [instance] = [] } = await ec2.runInstances({ ...one, ImageId: base });
      const { ImageId: id = "" } = await ec2.createImage({
        InstanceId: instance?.InstanceId,
        Name: "app-2",
      });
      const state = async () => (await ec2.describeImages({ ImageIds: [id] })).Images?.[0]?.State;
      assert.equal(await state(), "pending");
      await assert.rejects(ec2.runInstances({ ...one, ImageId: id }), {
        name: "InvalidAMIID.Unavailable",
      });
      simulator.advance(120);
      assert.equal(await state(), "available");
      await ec2.runInstances({ ...one, ImageId: id });
    }));

  it("are gone once they are deregistered", () =>
    withServices(async ({ ec2 }) => {
      const { ImageId: id = "" } = await ec2.registerImage({ Name: "app-1" });
      await ec2.deregisterImage({ ImageId: id });
      await assert.rejects(ec2.describeImages({ ImageIds: [id] }), {
        name: "InvalidAMIID.NotFound",
        message: `The image id '[${id}]' does not exist`,
      });
    }));

  it("of others cannot be deregistered", () =>
    withServices(async ({ ec2 }) => {
      const { Images: [image] = [] } = await ec2.describeImages({ Owners: ["amazon"] });
      await assert.rejects(ec2.deregisterImage({ ImageId: image?.ImageId }), {
        name: "AuthFailure",
      });
    }));

  it("have names that are used once", () =>
    withServices(async ({ ec2 }) => {
      const { ImageId: id } = await ec2.registerImage({ Name: "app-1" });
      await assert.rejects(ec2.registerImage({ Name: "app-1" }), {
        name: "InvalidAMIName.Duplicate",
        message: `AMI name app-1 is already in use by AMI ${id ?? ""}`,
      });
    }));

  it("exist under any well-formed id, for the architecture of the type that is to run them", () =>
    withServices(async ({ ec2 }) => {
      const [onDescribe, onLaunch, planned] = [
        "ami-0123456789abcdef0",
        "ami-0a1b2c3d",
        "ami-0fedcba9876543210",
      ];
      await ec2.createLaunchTemplate({
        LaunchTemplateName: "web",
        LaunchTemplateData: { ImageId: planned, InstanceType: "t4g.small" },
      });
      await ec2.runInstances({
        ImageId: onLaunch,
        InstanceType: "m7g.large",
        MinCount: 1,
        MaxCount: 1,
      });
      const { Images = [] } = await ec2.describeImages({
        ImageIds: [onDescribe, onLaunch, planned],
      });
      assert.deepEqual(
        Images.map(({ Architecture, ImageOwnerAlias }) => [Architecture, ImageOwnerAlias]),
        [
          ["x86_64", "amazon"],
          ["arm64", "amazon"],
          ["arm64", "amazon"],
        ],
      );
      const again = await ec2.describeImages({
        Filters: [{ Name: "image-id", Values: [onDescribe] }],
      });
      assert.deepEqual(again.Images, Images.slice(0, 1));
      await assert.rejects(
        ec2.runInstances({
          ImageId: onDescribe,
          InstanceType: "t4g.small",
          MinCount: 1,
          MaxCount: 1,
        }),
        { name: "InvalidParameterValue", message: /^The architecture 'arm64'/u },
      );
    }));

  it("do not exist under an id that is not well-formed", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(ec2.describeImages({ ImageIds: ["ami-web"] }), {
        name: "InvalidAMIID.Malformed",
        message: 'Invalid id: "ami-web"',
      });
    }));

  const world = buildWorld()
    .image({
      ImageId: "ami-0123456789abcdef0",
      Name: "web-1",
      Architecture: "arm64",
      CreationDate: "2025-05-01T00:00:00.000Z",
      Tags: [{ Key: "team", Value: "web" }],
    })
    .build();

  it("are only the known ones where that is asked for, with those that the world declares", () =>
    withServices(
      async ({ ec2 }) => {
        const { Images: [own] = [] } = await ec2.describeImages({
          Owners: ["self"],
          Filters: [{ Name: "tag:team", Values: ["web"] }],
        });
        assert.deepEqual(
          [own?.ImageId, own?.Name, own?.Architecture, own?.CreationDate],
          ["ami-0123456789abcdef0", "web-1", "arm64", "2025-05-01T00:00:00.000Z"],
        );
        await assert.rejects(ec2.describeImages({ ImageIds: ["ami-0a1b2c3d"] }), {
          name: "InvalidAMIID.NotFound",
        });
      },
      { images: "known", world },
    ));

  it("are refused in a world with everything that is wrong with them", () =>
    assert.rejects(
      startSimulator({ world: [{ image: { ImageId: "web", Architecture: "arm" } }] as never }),
      {
        name: "WorldSeedError",
        message:
          /call 1 of the world \(image\) was refused: .*ImageId: must be an image id.*; Architecture: must be/u,
      },
    ));

  it("are missing where a scenario says so", () =>
    withServices(
      async ({ ec2, simulator }) => {
        simulator.addScenario(buildScenario().missingImage({ imageId: "ami-0a1b2c3d" }).build());
        for (const id of ["ami-0a1b2c3d", "ami-0123456789abcdef0"]) {
          await assert.rejects(ec2.describeImages({ ImageIds: [id] }), {
            name: "InvalidAMIID.NotFound",
            message: `The image id '[${id}]' does not exist`,
          });
        }
        simulator.reset();
        await assert.rejects(ec2.describeImages({ ImageIds: ["ami-0123456789abcdef0"] }));
        assert.equal((await ec2.describeImages({ ImageIds: ["ami-0a1b2c3d"] })).Images?.length, 1);
      },
      { scenario: { rules: [{ kind: "missingImage", imageId: "ami-0123456789abcdef0" }] } },
    ));
});
