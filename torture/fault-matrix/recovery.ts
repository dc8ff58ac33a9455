/** What comes after: the fault is gone, and the same command, or the one that the error advised, ends right. */
import assert from "node:assert/strict";
import {
  CreateAutoScalingGroupCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, DescribeImagesCommand } from "@aws-sdk/client-ec2";
import { ours } from "./endings";
import type { Fault } from "./faults";
import type { Phase } from "./phases";
import { bad, want, type Scene } from "./scene";

/** @throws AssertionError when the resource does not get to where it was to be */
export async function recovers(scene: Scene, fault: Fault, phase: Phase): Promise<void> {
  const { stack, alarm } = scene;
  await alarm.set("OK");
  if (phase.command === "destroy") return goesAway(scene);
  if (fault.name === "group deleted") await makeTheGroupAgain(scene);
  if (fault.name === "template deleted") await makeAnotherTemplate(scene);
  if (phase.name === "RollbackInProgress" && isRolledBack(scene)) {
    const held = await stack.run("up");
    assert.match(held.error, /rolled back/, "the same target was tried again");
    const version = await scene.world.fleet.addVersion();
    scene.target = String(version);
    want(scene, version);
  }
  const { exit, error } = await stack.run("up");
  assert.equal(exit, "green", `the next up says: ${error}`);
  await isOnTarget(scene, fault);
  const again = ours(scene).length;
  assert.equal((await stack.run("up")).error, "", "the up after the next is red");
  assert.equal(ours(scene).length, again, "the up after the next rolls again");
}

/** Whether AWS has gone back from our refresh, or is about to. */
function isRolledBack(scene: Scene): boolean {
  return ["RollbackInProgress", "RollbackSuccessful"].includes(ours(scene).at(-1)?.status ?? "");
}

async function goesAway({ stack }: Scene): Promise<void> {
  const { error } = await stack.run("destroy");
  assert.equal(error, "", "the next destroy is red");
  assert.equal(stack.state, undefined);
}

async function isOnTarget(scene: Scene, fault: Fault): Promise<void> {
  const running = [...new Set(await scene.world.fleet.versions())];
  assert.deepEqual(running, [scene.target], "the fleet is not on the target after the next up");
  const good = ours(scene).filter(({ status }) => !bad.has(status));
  // The first one was the create's, which had nothing to do; another template is another change.
  const changes = fault.name === "template deleted" ? 3 : 2;
  assert.ok(good.length <= changes, `the same change was rolled twice: ${JSON.stringify(good)}`);
}

/** The user looks, finds the resource gone, and makes the group again: it launches the old version. */
async function makeTheGroupAgain({ world, stack }: Scene): Promise<void> {
  const { fleet, clock } = world;
  const orphaned = await stack.run("up");
  assert.match(orphaned.error, /there is no Auto Scaling group of this name/);
  await stack.run("refresh");
  assert.equal(stack.state, undefined, "the state has a resource without a group");
  await fleet.autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: fleet.autoScalingGroupName,
      MinSize: 0,
      MaxSize: 10,
      DesiredCapacity: 2,
      AvailabilityZones: ["us-east-1a", "us-east-1b"],
      LaunchTemplate: { LaunchTemplateId: fleet.launchTemplateId, Version: "1" },
    }),
  );
  clock.pass(600_000);
}

/** The user makes another template, and gives it to the group and to the program. */
async function makeAnotherTemplate(scene: Scene): Promise<void> {
  const { world, stack } = scene;
  const { fleet, clock } = world;
  // AWS lets nobody change the template of a group in the middle of a refresh.
  clock.pass(3 * 3_600_000);
  const { Images = [] } = await fleet.ec2.send(new DescribeImagesCommand({}));
  const image = Images.find(({ Architecture }) => Architecture === "x86_64");
  const { LaunchTemplate: template } = await fleet.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "another",
      LaunchTemplateData: { ImageId: image?.ImageId, InstanceType: "t3.small" },
    }),
  );
  const launchTemplateId = template?.LaunchTemplateId ?? "none";
  await fleet.autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: fleet.autoScalingGroupName,
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: "1" },
    }),
  );
  const launchTemplate = { launchTemplateId, version: 1 };
  stack.program = { ...stack.program, desiredConfiguration: { launchTemplate } };
  scene.target = "1";
}
