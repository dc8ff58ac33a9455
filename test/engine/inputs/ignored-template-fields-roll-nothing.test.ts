import assert from "node:assert/strict";
import {
  CreateLaunchTemplateVersionCommand,
  type RequestLaunchTemplateData,
} from "@aws-sdk/client-ec2";
import type { Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

async function addVersion(
  { ec2, launchTemplateId: LaunchTemplateId }: Fleet,
  LaunchTemplateData: RequestLaunchTemplateData,
): Promise<number> {
  const { LaunchTemplateVersion } = await ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateId,
      SourceVersion: "1",
      LaunchTemplateData,
    }),
  );
  return LaunchTemplateVersion?.VersionNumber ?? 0;
}

const tags: RequestLaunchTemplateData = {
  TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "team", Value: "web" }] }],
};

describe("ignoreTemplateFields", () => {
  it("rolls nothing when only such a field changed, and rolls when another one did", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      const ignoring = { ignoreTemplateFields: ["tagSpecifications" as const] };
      await stack.up({ program: onto(1, ignoring) });
      const tagged = await stack.up({ program: onto(await addVersion(fleet, tags), ignoring) });
      assert.equal(tagged.result, "succeeded", String(tagged.error));
      assert.equal(starts(), 1);

      const bigger = await addVersion(fleet, { ...tags, InstanceType: "t3.medium" });
      const resized = await stack.up({ program: onto(bigger, ignoring) });
      assert.equal(resized.result, "succeeded", String(resized.error));
      assert.equal(starts(), 2);
      assert.deepEqual(await fleet.versions(), ["3", "3", "3"]);
    }));
});
