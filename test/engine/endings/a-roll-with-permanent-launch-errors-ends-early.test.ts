import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";

const imageMissing = "The image id '[ami-0gone]' does not exist. Launching EC2 instance failed.";

describe("a roll that cannot launch anything", () => {
  it("ends early, goes back, says why, and rolls when the image is mended", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, saved }) => {
      const version = await fleet.addVersion();
      const rule = {
        kind: "launch",
        launchTemplateVersion: version,
        failure: imageMissing,
      } as const;
      simulator.addScenario({ rules: [rule] });
      const before = simulator.now().getTime();

      const preferences = { autoRollback: true };
      const broken = await stack.up({ program: onto(version, { preferences }) });
      assert.equal(broken.result, "failed");
      const errors = outputLines("error", broken);
      assert.match(
        errors,
        /Rolling web \(.*\): stopped early, because no instance can be launched: image ami-0gone does not exist .* It was rolled back: every instance runs the old configuration\. The next `pulumi up` does not try the same target again, [^\n]*\n/,
      );
      assert.match(
        errors,
        /\n\s+next: put an image that exists into the launch template .*`pulumi up`/,
      );
      assert.ok(simulator.now().getTime() - before < 20 * 60_000);
      assert.deepEqual(await fleet.versions(), ["1", "1", "1"]);
      assert.equal((await saved())?.outputs?.["status"], "RollbackSuccessful");

      const mended = await stack.up({ program: onto(await fleet.addVersion(), { preferences }) });
      assert.equal(mended.result, "succeeded", String(mended.error));
    }));
});
