/** Launch templates that are deleted whole. */
import assert from "node:assert/strict";
import { failureOf } from "../../support/protocol-clients";
import { withServices } from "../../support/services";

describe("a launch template that is deleted", () => {
  it("is gone with its versions, and its name is free again", () =>
    withServices(async ({ ec2 }) => {
      const byName = { LaunchTemplateName: "web" };
      const LaunchTemplateData = { InstanceType: "t3.nano" as const };
      await ec2.createLaunchTemplate({ ...byName, LaunchTemplateData });
      const { LaunchTemplate } = await ec2.deleteLaunchTemplate(byName);
      assert.equal(LaunchTemplate?.LaunchTemplateName, "web");
      const [code] = await failureOf(ec2.describeLaunchTemplateVersions(byName));
      assert.match(code, /^InvalidLaunchTemplateName\.NotFound/u);
      await ec2.createLaunchTemplate({ ...byName, LaunchTemplateData });
    }));
});
