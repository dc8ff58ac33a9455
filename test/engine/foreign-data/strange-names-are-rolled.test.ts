import assert from "node:assert/strict";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import { strangeNames } from "../../../torture/foreign-data/inputs";
import type { Fleet } from "../../support/engine/fleet";
import { withContext } from "../../support/engine/context";

/** A program in which the resource, its triggers and their values are all called so. */
function called(name: string, fleet: Fleet, version: number): PulumiFn {
  const { autoScalingGroupName, launchTemplateId } = fleet;
  return async () => {
    const refresh = new InstanceRefresh(name, {
      autoScalingGroupName,
      desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
      triggers: { [name]: { [name]: name } },
    });
    return Promise.resolve({ group: refresh.autoScalingGroupName, status: refresh.status });
  };
}

describe("a group and a resource with a strange name", () => {
  for (const [kind, name] of strangeNames.filter(([, { length }]) => length < 255)) {
    it(`are rolled, left alone, and destroyed like any other: ${kind}`, () =>
      withContext({ name }, async ({ stack, fleet, saved, starts }) => {
        const program = called(name, fleet, await fleet.addVersion());
        const { result, outputs, error } = await stack.up({ program });
        assert.equal(result, "succeeded", String(error));
        assert.deepEqual([outputs["group"]?.value, outputs["status"]?.value], [name, "Successful"]);
        assert.ok((await saved())?.urn.endsWith(`::${name}`));
        assert.deepEqual((await stack.up({ program })).changes, { same: 2 });
        assert.equal((await stack.refresh()).result, "succeeded");
        assert.deepEqual([...new Set(await fleet.versions())], ["2"]);
        assert.equal(starts(), 1);
        assert.equal((await stack.destroy()).result, "succeeded");
      }));
  }
});
