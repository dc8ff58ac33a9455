import assert from "node:assert/strict";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { refuse } from "./refusal";

describe("$Latest without ec2:DescribeLaunchTemplateVersions", () => {
  it("is rolled once, with a warning, and is not noticed when it moves", () =>
    withContext({}, async ({ simulator, stack, fleet, onto, starts }) => {
      await fleet.addVersion();
      refuse(simulator, ["ec2:DescribeLaunchTemplateVersions"]);
      const program = onto("$Latest");
      const first = await stack.up({ program });
      assert.equal(first.result, "succeeded", String(first.error));
      assert.match(
        outputLines("warning", first),
        /cannot find out which version \$Latest stands for/,
      );
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);

      await fleet.addVersion();
      assert.deepEqual((await stack.up({ program })).changes, { same: 2 });
      assert.equal(starts(), 1);
    }));
});
