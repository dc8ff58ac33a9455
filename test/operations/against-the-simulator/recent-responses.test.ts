/** A question that takes a recent answer is not asked again for each of a hundred resources. */
import assert from "node:assert/strict";
import { CreateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { connectAutoScaling } from "../../../engine/aws/auto-scaling";
import type { AutoScaling } from "../../../engine/run/ports";
import { connectionTo, withWorld, type World } from "../../support/provider/a-world";

const maxAge = 10;

function withRecentAnswers({ simulator, clock, ports: { signal } }: World): AutoScaling {
  return connectAutoScaling(
    connectionTo(simulator),
    { clock, signal },
    { usesRecentResponses: true },
  );
}

/** Empty groups beside `web`. @returns the names of all */
async function addGroups({ fleet }: World, count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => `other-${String(index)}`);
  for (const AutoScalingGroupName of names) {
    await fleet.autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName,
        MinSize: 0,
        MaxSize: 1,
        AvailabilityZones: ["us-east-1a"],
        LaunchTemplate: { LaunchTemplateId: fleet.launchTemplateId, Version: "1" },
      }),
    );
  }
  return ["web", ...names];
}

/** Asks for each group when the one before has been answered, as Pulumi does. */
async function findOneByOne(
  autoScaling: AutoScaling,
  names: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for (const name of names) {
    found.push((await autoScaling.findGroup(name, maxAge))?.autoScalingGroupName);
  }
  return found;
}

describe("groups that are asked for one after another", () => {
  const countCalls = ({ callsOf }: World) => callsOf("DescribeAutoScalingGroups").length;

  it("are described together after the first few", () =>
    withWorld({ instances: 1 }, async (world) => {
      const names = await addGroups(world, 30);
      const before = countCalls(world);
      assert.deepEqual(await findOneByOne(withRecentAnswers(world), names), names);
      assert.equal(countCalls(world) - before, 4);
    }));

  it("are described by name where the account has more than a page of them", () =>
    withWorld({ instances: 1 }, async (world) => {
      const names = await addGroups(world, 120);
      const before = countCalls(world);
      // AWS lists by name, so these are on the second page.
      const asked = [...names].sort().slice(-10);
      assert.deepEqual(await findOneByOne(withRecentAnswers(world), asked), asked);
      assert.equal(countCalls(world) - before, 11);
    }));

  it("are described by name where they cannot be listed", () =>
    withWorld({ instances: 1 }, async (world) => {
      const names = await addGroups(world, 9);
      const autoScaling = withRecentAnswers(world);
      const first = names.slice(0, 3);
      assert.deepEqual(await findOneByOne(autoScaling, first), first);
      world.simulator.addScenario({
        rules: [
          {
            kind: "error",
            action: "DescribeAutoScalingGroups",
            code: "AccessDenied",
            message: "not allowed",
            status: 403,
            times: 1,
          },
        ],
      });
      assert.deepEqual(await findOneByOne(autoScaling, names), names);
    }));

  it("are described anew when the answer is too old, or must be new", () =>
    withWorld({ instances: 1 }, async (world) => {
      const autoScaling = withRecentAnswers(world);
      const capacity = async (age?: number) =>
        (await autoScaling.findGroup("web", age))?.desiredCapacity;
      assert.equal(await capacity(maxAge), 1);
      await world.fleet.resize(2);
      assert.equal(await capacity(maxAge), 1);
      assert.equal(await capacity(), 2);
      world.clock.pass((maxAge + 1) * 1000);
      assert.equal(await capacity(maxAge), 2);
    }));

  it("that do not exist are told apart from those that nobody has asked for", () =>
    withWorld({ instances: 1 }, async (world) => {
      const names = await addGroups(world, 9);
      const autoScaling = withRecentAnswers(world);
      const asked = [...names, "gone", "gone"];
      assert.deepEqual(await findOneByOne(autoScaling, asked), [...names, undefined, undefined]);
    }));

  it("are each described where the process lives for more than one command", () =>
    withWorld({ instances: 1 }, async (world) => {
      const before = countCalls(world);
      await findOneByOne(world.ports.autoScaling, ["web", "web", "web", "web", "web"]);
      assert.equal(countCalls(world) - before, 5);
    }));
});

describe("a launch template that is asked for again and again", () => {
  it("is described once in the time that an answer may count", () =>
    withWorld({ instances: 1 }, async (world) => {
      const autoScaling = withRecentAnswers(world);
      const { launchTemplateId } = world.fleet;
      const latest = { launchTemplateId, version: "$Latest" };
      const resolve = async (age?: number) =>
        (await autoScaling.resolveTemplate(latest, age)).version;
      assert.equal(await resolve(maxAge), "1");
      await world.fleet.addVersion();
      assert.equal(await resolve(maxAge), "1");
      assert.equal(await resolve(), "2");
      world.clock.pass((maxAge + 1) * 1000);
      assert.equal(await resolve(maxAge), "2");
      assert.equal(world.callsOf("DescribeLaunchTemplateVersions").length, 3);
    }));
});
