import assert from "node:assert/strict";
import {
  CreateLaunchTemplateCommand,
  DescribeLaunchTemplateVersionsCommand,
} from "@aws-sdk/client-ec2";
import type { Fleet } from "../../support/engine/fleet";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

describe("hold", () => {
  it("records why a roll is due and rolls nothing, until it is taken away", () =>
    withContext({}, async ({ stack, fleet, onto, starts, saved }) => {
      await stack.up();
      const version = await fleet.addVersion();
      const held = await stack.up({ program: onto(version, { hold: true }) });
      assert.equal(held.result, "succeeded", String(held.error));
      assert.equal(starts(), 1);
      assert.match(String((await saved())?.outputs?.["pendingReason"]), /version 1 (to|->) .*2/);

      const released = await stack.up({ program: onto(version) });
      assert.equal(released.result, "succeeded", String(released.error));
      assert.equal(starts(), 2);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal((await saved())?.outputs?.["pendingReason"], undefined);
    }));

  it("is refused with a launch template that was replaced, because the group still launches from the old one", () =>
    withContext({}, async ({ stack, fleet, onto, starts, saved }) => {
      await stack.up();
      const launchTemplateId = await renameTemplate(fleet);
      const desiredConfiguration = { launchTemplate: { launchTemplateId, version: 1 } };
      const program = onto(1, { desiredConfiguration, hold: true });

      const preview = await stack.preview({ program });
      assert.match(
        outputLines("info", preview),
        /would fail: hold is set, and the group launches from web/,
      );
      const red = await stack.up({ program });
      assert.equal(red.result, "failed");
      assert.match(
        outputLines("error", red),
        /hold is set, and the program names another launch template .* Nothing was started\./,
      );
      assert.equal(starts(), 1);
      assert.equal((await saved())?.outputs?.["pendingReason"], undefined);

      const released = await stack.up({ program: onto(1, { desiredConfiguration }) });
      assert.equal(released.result, "succeeded", String(released.error));
      assert.equal(starts(), 2);
    })).timeout(120_000);
});

/** @returns the id of a launch template with another name, as after a change of its name in a program */
async function renameTemplate({ ec2, launchTemplateId }: Fleet): Promise<string> {
  const { LaunchTemplateVersions = [] } = await ec2.send(
    new DescribeLaunchTemplateVersionsCommand({
      LaunchTemplateId: launchTemplateId,
      Versions: ["1"],
    }),
  );
  const { ImageId } = LaunchTemplateVersions[0]?.LaunchTemplateData ?? {};
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "renamed",
      LaunchTemplateData: { ImageId, InstanceType: "t3.small" },
    }),
  );
  return LaunchTemplate?.LaunchTemplateId ?? "";
}
