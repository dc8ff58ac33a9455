import assert from "node:assert/strict";
import { CreateLaunchTemplateVersionCommand } from "@aws-sdk/client-ec2";
import { outputOf, outputsOf } from "./outputs";
import { withExample } from "./stage";

describe("examples/latest-version", () => {
  it("rolls when somebody else has added a version, without an edit", () =>
    withExample("latest-version", {}, async ({ stack, aws }) => {
      const first = await stack.up();
      const name = outputOf(first, "autoScalingGroupName");
      assert.deepEqual((await stack.up()).changes, { same: 4 });

      await aws.ec2.send(
        new CreateLaunchTemplateVersionCommand({
          LaunchTemplateId: outputOf(first, "launchTemplateId"),
          SourceVersion: "1",
          LaunchTemplateData: { ImageId: aws.images[1] },
        }),
      );
      const second = outputsOf(await stack.up());
      assert.equal(second["runningVersion"], "2");
      assert.deepEqual(await aws.versions(name), ["2", "2", "2"]);

      outputsOf(await stack.destroy());
      assert.equal(await aws.group(name), undefined);
    }));
});
