/** Images: AWS's public ones, and those of the account. */
import assert from "node:assert/strict";
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
});
