import assert from "node:assert/strict";
import { secret } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import type { Fleet } from "../../support/engine/fleet";
import { interruptInTheMiddle } from "../../support/engine/mid-roll";
import { withContext } from "../../support/engine/context";

/** What Pulumi puts beside every secret in a state. */
const markOfASecret = /"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270"/;

/** A program in which every input is a secret. */
function secretive({ autoScalingGroupName, launchTemplateId }: Fleet, version: number): PulumiFn {
  return async () => {
    const refresh = new InstanceRefresh("web", {
      autoScalingGroupName: secret(autoScalingGroupName),
      desiredConfiguration: secret({ launchTemplate: { launchTemplateId, version } }),
      preferences: { instanceWarmup: secret(10) },
      triggers: secret({ certificate: "hush" }),
      onInterrupt: secret("leave" as const),
    });
    return Promise.resolve({ status: refresh.status });
  };
}

describe("inputs that are all secrets", () => {
  it("are rolled, resumed, left alone, refreshed and destroyed", () =>
    withContext({}, async (context) => {
      const { stack, fleet, time, saved, starts } = context;
      const program = secretive(fleet, await fleet.addVersion());
      await interruptInTheMiddle(context, { program });
      time.release();
      const resumed = await stack.up({ program });
      assert.equal(resumed.result, "succeeded", String(resumed.error));
      assert.deepEqual((await stack.up({ program })).changes, { same: 2 });
      assert.equal((await stack.refresh()).result, "succeeded");
      assert.deepEqual((await stack.up({ program })).changes, { same: 2 });
      assert.equal(starts(), 1);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      const { autoScalingGroupName, triggers } = (await saved())?.outputs ?? {};
      for (const value of [autoScalingGroupName, triggers]) {
        assert.match(JSON.stringify(value), markOfASecret);
      }
      assert.equal((await stack.destroy()).result, "succeeded");
    }));
});
