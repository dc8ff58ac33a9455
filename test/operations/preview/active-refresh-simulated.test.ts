/** A killed run leaves its refresh active: AWS then refuses the group's own update, which comes before ours, and the preview says so. */
import assert from "node:assert/strict";
import { UpdateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { findPreview } from "../../../engine/preview/preview";
import { withWorld, type World } from "../../support/provider/a-world";

const autoScalingGroupName = "web";

function configurationOf({ fleet }: World, version: number) {
  return { launchTemplate: { launchTemplateId: fleet.launchTemplateId, version: String(version) } };
}

/** What a run that was killed after its start leaves: the refresh, and nothing in the state. */
async function startAndDie(world: World, version: number): Promise<void> {
  await world.ports.autoScaling.startRefresh({
    autoScalingGroupName,
    desiredConfiguration: configurationOf(world, version),
    preferences: { instanceWarmup: 10 },
  });
}

function previewOf(world: World, version: number) {
  const desiredConfiguration = configurationOf(world, version);
  const inputs = { autoScalingGroupName, desiredConfiguration };
  const errorContext = { autoScalingGroupName };
  return findPreview({ inputs, saved: {}, errorContext }, world.ports);
}

function changeGroup({ fleet }: World, version: number) {
  return fleet.autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: autoScalingGroupName,
      LaunchTemplate: { LaunchTemplateId: fleet.launchTemplateId, Version: String(version) },
    }),
  );
}

describe("a preview while the refresh of a killed run is active", () => {
  for (const [title, act, next] of [
    ["of the same version", "follow", 2],
    ["of another version", "waitFor", 3],
  ] as const) {
    it(`says what AWS refuses and what to run, for a program ${title}`, () =>
      withWorld({}, async (world) => {
        await world.fleet.addVersion();
        await world.fleet.addVersion();
        await startAndDie(world, 2);
        const { decision, preview } = await previewOf(world, next);
        assert.equal(decision.act, act);
        assert.match(
          preview.lines.at(-1) ?? "",
          /AWS refuses to change what the group itself launches: .* `npx instance-refresh cancel web[^`]*` first$/,
        );
        await assert.rejects(changeGroup(world, next), /An active instance refresh with a desired/);
        await world.ports.autoScaling.cancelRefresh(autoScalingGroupName);
        world.simulator.advance(600);
        await changeGroup(world, next);
        assert.equal(await world.fleet.groupVersion(), String(next));
      }));
  }
});
