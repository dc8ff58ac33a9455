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
import { bad, want, type Context } from "./context";

/** @throws AssertionError when the resource does not get to where it was to be */
export async function recovers(errorContext: Context, fault: Fault, phase: Phase): Promise<void> {
  const { stack, alarm } = errorContext;
  await alarm.set("OK");
  if (phase.command === "destroy") return goesAway(errorContext);
  if (fault.name === "group deleted") await makeTheGroupAgain(errorContext);
  if (fault.name === "template deleted") await makeAnotherTemplate(errorContext);
  if (phase.name === "RollbackInProgress" && isRolledBack(errorContext)) {
    const held = await stack.run("up");
    assert.match(held.error, /rolled back/, "the same target was tried again");
    const version = await errorContext.world.fleet.addVersion();
    errorContext.target = String(version);
    want(errorContext, version);
  }
  const { exit, error } = await stack.run("up");
  assert.equal(exit, "green", `the next up says: ${error}`);
  await isOnTarget(errorContext, fault);
  const again = ours(errorContext).length;
  assert.equal((await stack.run("up")).error, "", "the up after the next is red");
  assert.equal(ours(errorContext).length, again, "the up after the next rolls again");
}

/** Whether AWS has gone back from our refresh, or is about to. */
function isRolledBack(errorContext: Context): boolean {
  return ["RollbackInProgress", "RollbackSuccessful"].includes(
    ours(errorContext).at(-1)?.status ?? "",
  );
}

async function goesAway({ stack }: Context): Promise<void> {
  const { error } = await stack.run("destroy");
  assert.equal(error, "", "the next destroy is red");
  assert.equal(stack.state, undefined);
}

async function isOnTarget(errorContext: Context, fault: Fault): Promise<void> {
  const running = [...new Set(await errorContext.world.fleet.versions())];
  assert.deepEqual(
    running,
    [errorContext.target],
    "the fleet is not on the target after the next up",
  );
  const good = ours(errorContext).filter(({ status }) => !bad.has(status));
  // The first one was the create's, which had nothing to do; another template is another change.
  const changes = fault.name === "template deleted" ? 3 : 2;
  assert.ok(good.length <= changes, `the same change was rolled twice: ${JSON.stringify(good)}`);
}

/** The user looks, finds the resource gone, and makes the group again: it launches the old version. */
async function makeTheGroupAgain({ world, stack }: Context): Promise<void> {
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
async function makeAnotherTemplate(errorContext: Context): Promise<void> {
  const { world, stack } = errorContext;
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
  errorContext.target = "1";
}
