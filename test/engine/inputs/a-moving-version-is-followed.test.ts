import assert from "node:assert/strict";
import { ModifyLaunchTemplateCommand } from "@aws-sdk/client-ec2";
import type { Simulator } from "../../../simulator/index";
import type { Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

/** The launch template version of every StartInstanceRefresh, as it was on the wire. */
function startedVersions(simulator: Simulator): readonly string[] {
  return simulator
    .calls()
    .filter(({ action }) => action === "StartInstanceRefresh")
    .map(({ parameters }) => JSON.stringify(parameters["DesiredConfiguration"]))
    .map((configuration) => /"Version":"([^"]+)"/.exec(configuration)?.[1] ?? "none");
}

async function setDefault({ ec2, launchTemplateId }: Fleet, version: number): Promise<void> {
  await ec2.send(
    new ModifyLaunchTemplateCommand({
      LaunchTemplateId: launchTemplateId,
      DefaultVersion: String(version),
    }),
  );
}

describe("a version that moves", () => {
  it("is sent as a number when it is $Latest, and rolls when it has moved without an edit", () =>
    withContext({}, async ({ simulator, stack, fleet, onto }) => {
      const program = onto("$Latest");
      await stack.up({ program });
      assert.deepEqual((await stack.up({ program })).changes, { same: 2 });

      await fleet.addVersion();
      assert.deepEqual((await stack.preview({ program })).changes, { same: 1, update: 1 });
      const run = await stack.up({ program });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.deepEqual(startedVersions(simulator), ["1", "2"]);
    }));

  it("is $Default as the template has it at the time", () =>
    withContext({}, async ({ simulator, stack, fleet, onto }) => {
      const program = onto("$Default");
      await stack.up({ program });
      const version = await fleet.addVersion();
      assert.deepEqual((await stack.up({ program })).changes, { same: 2 });

      await setDefault(fleet, version);
      const run = await stack.up({ program });
      assert.equal(run.result, "succeeded", String(run.error));
      assert.deepEqual(startedVersions(simulator), ["1", "2"]);
    }));
});
