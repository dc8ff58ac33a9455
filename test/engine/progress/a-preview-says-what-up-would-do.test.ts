import assert from "node:assert/strict";
import { DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import type { Fleet } from "../../support/engine/fleet";
import { rowOf, outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

/** The images of the launch template's versions, oldest first. */
async function images({ ec2, launchTemplateId }: Fleet): Promise<readonly string[]> {
  const { LaunchTemplateVersions = [] } = await ec2.send(
    new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: launchTemplateId }),
  );
  return LaunchTemplateVersions.map(
    ({ LaunchTemplateData }) => LaunchTemplateData?.ImageId ?? "",
  ).reverse();
}

describe("a preview", () => {
  it("says how many instances would be replaced, from what to what, in which batches and for how long", () =>
    withContext({}, async ({ stack, fleet, onto, starts }) => {
      await stack.up();
      const version = await fleet.addVersion();
      const run = await stack.preview({ program: onto(version) });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.deepEqual(run.changes, { same: 1, update: 1 });
      const told = outputLines("info", run);
      assert.match(told, /^web: would replace 3 of 3 instances: /m);
      assert.doesNotMatch(rowOf("web", run).join("\n"), /would replace/);
      const [before = "", after = ""] = await images(fleet);
      assert.match(told, /launch template web \(lt-\w+\) version 1 -> 2/);
      assert.match(told, new RegExp(`imageId ${before} -> ${after}`));
      assert.match(told, /3 in service: 3 to replace, 0 on the target already/);
      assert.match(told, /batches: 3 of 1/);
      assert.match(told, /duration: about \d+ min/);
      assert.equal(starts(), 1);
    }));
});
