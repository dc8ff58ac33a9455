/** What EC2 says about launch templates that do not exist or cannot be. The texts were seen live by others. */
import assert from "node:assert/strict";
import type { EC2 } from "@aws-sdk/client-ec2";
import { withServices } from "../../support/services";

describe("launch template errors", () => {
  it("name what does not exist", () =>
    withServices(async ({ ec2 }) => {
      const { LaunchTemplate: created } = await create(ec2);
      const id = "lt-07ff4bb0369cd679c";
      await assert.rejects(ec2.describeLaunchTemplateVersions({ LaunchTemplateId: id }), {
        name: "InvalidLaunchTemplateId.NotFound",
        message: `The specified launch template, with template ID ${id}, does not exist.`,
      });
      await assert.rejects(ec2.describeLaunchTemplateVersions({ LaunchTemplateName: "nobody" }), {
        name: "InvalidLaunchTemplateName.NotFoundException",
        message: "The specified launch template, with template name nobody, does not exist.",
      });
      await assert.rejects(
        ec2.describeLaunchTemplateVersions({ LaunchTemplateName: "web", Versions: ["3"] }),
        {
          name: "InvalidLaunchTemplateId.VersionNotFound",
          message: `Could not find the specified version 3 for the launch template with ID ${created?.LaunchTemplateId ?? ""}.`,
        },
      );
      await assert.rejects(
        ec2.modifyLaunchTemplate({ LaunchTemplateName: "web", DefaultVersion: "2" }),
        {
          name: "InvalidLaunchTemplateId.VersionNotFound",
          message: "The launch template version 2 is not found for the specified launch template.",
        },
      );
      await assert.rejects(ec2.describeLaunchTemplates({ LaunchTemplateNames: ["nobody"] }), {
        name: "InvalidLaunchTemplateName.NotFoundException",
        message: "At least one of the launch templates specified in the request does not exist.",
      });
    }));

  it("refuse a name that is taken or malformed, and no data", () =>
    withServices(async ({ ec2 }) => {
      await create(ec2);
      await assert.rejects(create(ec2), {
        name: "InvalidLaunchTemplateName.AlreadyExistsException",
        message: "Launch template name already in use.",
      });
      await assert.rejects(
        ec2.createLaunchTemplate({
          LaunchTemplateName: "not a name",
          LaunchTemplateData: { ImageId: "ami-1" },
        }),
        { name: "InvalidLaunchTemplateName.MalformedException" },
      );
      await assert.rejects(
        ec2.createLaunchTemplate({ LaunchTemplateName: "empty", LaunchTemplateData: {} }),
        { name: "MissingParameter" },
      );
    }));

  it("name the parameter that is missing or malformed", () =>
    withServices(async ({ ec2 }) => {
      await assert.rejects(ec2.createLaunchTemplate({} as never), {
        name: "MissingParameter",
        message: "The request must contain the parameter LaunchTemplateName",
      });
      await assert.rejects(ec2.terminateInstances({ InstanceIds: [] }), {
        name: "MissingParameter",
        message: "The request must contain the parameter InstanceIds",
      });
      await assert.rejects(ec2.registerImage({ Name: "a*b*c" }), {
        name: "InvalidAMIName.Malformed",
      });
    }));

  it("want an id or a name, not both", () =>
    withServices(async ({ ec2 }) => {
      const { LaunchTemplate: created } = await create(ec2);
      await assert.rejects(
        ec2.modifyLaunchTemplate({
          LaunchTemplateId: created?.LaunchTemplateId,
          LaunchTemplateName: "web",
          DefaultVersion: "1",
        }),
        {
          name: "InvalidParameterCombination",
          message:
            "Either provide launch template ID or launch template name to modify the template.",
        },
      );
      await assert.rejects(ec2.describeLaunchTemplateVersions({}), { name: "MissingParameter" });
      await assert.rejects(ec2.describeLaunchTemplateVersions({ Versions: ["1"] }), {
        name: "InvalidParameterValue",
      });
    }));
});

async function create(ec2: EC2) {
  return ec2.createLaunchTemplate({
    LaunchTemplateName: "web",
    LaunchTemplateData: { ImageId: "ami-1" },
  });
}
