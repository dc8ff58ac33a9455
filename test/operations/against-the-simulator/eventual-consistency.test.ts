/** AWS shows what was just made some seconds later. A run whose program has just made it asks again, and needs no second `up`. */
import assert from "node:assert/strict";
import { CreateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import {
  CreateImageCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeInstancesCommand,
  type RequestLaunchTemplateData,
} from "@aws-sdk/client-ec2";
import type { Ports } from "../../../engine/run/ports";
import type { ScenarioRule } from "../../../simulator/index";
import type { Fleet } from "../../support/engine/fleet";
import { withWorld, type World } from "../../support/provider/a-world";

/** Seconds, less than the minute for which a run asks again. */
const seconds = 30;

async function addVersion(
  { ec2, launchTemplateId }: Fleet,
  LaunchTemplateData: RequestLaunchTemplateData,
): Promise<number> {
  const { LaunchTemplateVersion } = await ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateId: launchTemplateId,
      SourceVersion: "1",
      LaunchTemplateData,
    }),
  );
  return LaunchTemplateVersion?.VersionNumber ?? 0;
}

async function createImage({ ec2 }: Fleet): Promise<string | undefined> {
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({}));
  const InstanceId = Reservations?.[0]?.Instances?.[0]?.InstanceId;
  return (await ec2.send(new CreateImageCommand({ InstanceId, Name: "new" }))).ImageId;
}

/** How often a run has said that it asks again. */
function retriesIn({ reporter }: World): number {
  return reporter.progressed.filter((line) => line.startsWith("AWS does not report yet")).length;
}

/** One run to this version: green after some tries, with one start that AWS took, and a fleet on the target. */
async function isRolled(world: World, version: number): Promise<void> {
  const { error, verified } = await world.up(version);
  assert.deepEqual([error, verified?.outdated], [undefined, []]);
  assert.ok(retriesIn(world) > 0, "nothing was out of date");
  assert.equal((await world.fleet.refreshes()).length, 1);
  assert.deepEqual(new Set(await world.fleet.versions()), new Set([String(version)]));
}

describe("a roll to what the same program has just made", () => {
  it("waits for an instance profile that EC2 does not know yet", () =>
    withWorld({}, async (world) => {
      const version = await addVersion(world.fleet, { IamInstanceProfile: { Name: "new" } });
      const kind = "missingInstanceProfile";
      world.simulator.addScenario({
        rules: [{ kind, instanceProfileName: "new", for: seconds }],
      });
      await isRolled(world, version);
    }));

  it("waits for an image that is not described yet", () =>
    withWorld({ images: "known" }, async (world) => {
      const ImageId = await createImage(world.fleet);
      world.simulator.advance(600);
      const action = "DescribeImages";
      world.simulator.addScenario({
        rules: [{ kind: "stale", action, seconds: 3600, for: seconds }],
      });
      await isRolled(world, await addVersion(world.fleet, { ImageId }));
    }));

  it("waits for an image that becomes available within the minute", () =>
    withWorld({}, async (world) => {
      const ImageId = await createImage(world.fleet);
      // The simulator has it pending for two minutes.
      world.simulator.advance(120 - seconds);
      await isRolled(world, await addVersion(world.fleet, { ImageId }));
    }));

  for (const action of ["DescribeLaunchTemplateVersions", "StartInstanceRefresh"]) {
    it(`waits for a launch template version that ${action} does not know yet`, () =>
      withWorld({}, async (world) => {
        world.simulator.addScenario({ rules: [{ kind: "stale", action, seconds }] });
        await isRolled(world, await world.fleet.addVersion());
      }));
  }

  it("waits for a group that is not described yet", () =>
    withWorld({}, async (world) => {
      const { fleet, simulator } = world;
      const version = await fleet.addVersion();
      await fleet.autoScaling.send(
        new CreateAutoScalingGroupCommand({
          AutoScalingGroupName: "new",
          MinSize: 1,
          MaxSize: 2,
          AvailabilityZones: ["us-east-1a"],
          LaunchTemplate: { LaunchTemplateId: fleet.launchTemplateId, Version: String(version) },
        }),
      );
      const action = "DescribeAutoScalingGroups";
      simulator.addScenario({ rules: [{ kind: "stale", action, seconds }] });
      const { error, verified } = await world.up(version, { autoScalingGroupName: "new" });
      assert.deepEqual([error, verified?.outdated], [undefined, []]);
      assert.ok(retriesIn(world) > 0, "nothing was out of date");
    }));
});

describe("a description of the group from before the end of a refresh", () => {
  it("is not what the fleet is judged by after the success", () =>
    withWorld({}, async (world) => {
      const version = await world.fleet.addVersion();
      const action = "DescribeAutoScalingGroups";
      const observe: Ports["observe"] = ({ status }) => {
        if (status !== "Successful") return;
        world.simulator.addScenario({
          rules: [{ kind: "stale", action, seconds: 3600, for: seconds }],
        });
      };
      const { error, verified } = await world.up(version, {}, { ...world.ports, observe });
      assert.deepEqual([error, verified?.outdated, verified?.replaced], [undefined, [], 3]);
      assert.ok(retriesIn(world) > 0, "nothing was out of date");
    }));

  it("leaves nothing to do for the next run", () =>
    withWorld({}, async (world) => {
      const version = await world.fleet.addVersion();
      await world.up(version);
      const rule: ScenarioRule = { kind: "stale", action: "DescribeAutoScalingGroups", seconds };
      world.simulator.addScenario({ rules: [rule] });
      const { error, reasons } = await world.up(version);
      assert.deepEqual([error, reasons], [undefined, []]);
      assert.equal((await world.fleet.refreshes()).length, 1);
    }));
});

describe("a world in which every answer is some seconds old", () => {
  it("is rolled once, and green", () =>
    withWorld({ scenario: { rules: [{ kind: "stale", seconds: 20 }] } }, async (world) => {
      await isRolled(world, await world.fleet.addVersion());
    }));
});
