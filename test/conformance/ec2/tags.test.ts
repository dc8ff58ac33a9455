/** Tags on EC2 resources. */
import assert from "node:assert/strict";
import { withServices } from "../../support/services";

describe("tags", () => {
  it("are added, changed and removed on any kind of resource", () =>
    withServices(async ({ ec2 }) => {
      const { Subnets: [subnet] = [] } = await ec2.describeSubnets({});
      const { ImageId: image = "" } = await ec2.registerImage({ Name: "app" });
      const Resources = [subnet?.SubnetId ?? "", image];
      const tags = async () => {
        const { Tags = [] } = await ec2.describeTags({
          Filters: [{ Name: "resource-id", Values: Resources }],
        });
        return Tags.map((tag) => `${tag.ResourceType ?? ""} ${tag.Key ?? ""}=${tag.Value ?? ""}`);
      };
      await ec2.createTags({ Resources, Tags: [{ Key: "team", Value: "blue" }] });
      await ec2.createTags({ Resources: [image], Tags: [{ Key: "team", Value: "red" }] });
      assert.deepEqual(await tags(), ["image team=red", "subnet team=blue"]);
      await ec2.deleteTags({ Resources, Tags: [{ Key: "team", Value: "blue" }] });
      assert.deepEqual(await tags(), ["image team=red"]);
      await ec2.deleteTags({ Resources });
      assert.deepEqual(await tags(), []);
    }));

  it("of AWS's own can be neither made nor removed", () =>
    withServices(async ({ ec2 }) => {
      const { Subnets: [subnet] = [] } = await ec2.describeSubnets({});
      await assert.rejects(
        ec2.createTags({
          Resources: [subnet?.SubnetId ?? ""],
          Tags: [{ Key: "aws:autoscaling:groupName", Value: "web" }],
        }),
        { name: "InvalidParameterValue", message: /reserved for internal use/u },
      );
    }));

  it("change nothing where one of the resources does not exist", () =>
    withServices(async ({ ec2 }) => {
      const { Subnets: [subnet] = [] } = await ec2.describeSubnets({});
      await assert.rejects(
        ec2.createTags({
          Resources: [subnet?.SubnetId ?? "", "i-01234567"],
          Tags: [{ Key: "team", Value: "blue" }],
        }),
        { name: "InvalidInstanceID.NotFound" },
      );
      const { Tags } = await ec2.describeTags({});
      assert.deepEqual(Tags, []);
    }));

  it("are at most fifty", () =>
    withServices(async ({ ec2 }) => {
      const { Subnets: [subnet] = [] } = await ec2.describeSubnets({});
      const Tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: "" }));
      await assert.rejects(ec2.createTags({ Resources: [subnet?.SubnetId ?? ""], Tags }), {
        name: "TagLimitExceeded",
      });
    }));

  it("are given to the one kind of resource that a call creates", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(
        ec2.createLaunchTemplate({
          LaunchTemplateName: "web",
          LaunchTemplateData: { ImageId: "ami-1" },
          TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "a", Value: "b" }] }],
        }),
        {
          name: "InvalidParameterValue",
          message: "'instance' is not a valid taggable resource type for this operation.",
        },
      );
    }));
});
