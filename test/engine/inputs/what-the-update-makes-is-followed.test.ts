import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { InstanceRefresh } from "pulumi-aws-instance-refresh";
import { startSimulator, type Simulator } from "../../../simulator/index";
import { withStack, type EngineStack } from "../../support/engine/stack";
import { timeMovesWithPolls } from "../../support/engine/time";

/** A template, a group that runs it, and a refresh that is told of the new version in no number. */
function web(follows: "$Latest" | "$Default" | "group", instanceType: string): PulumiFn {
  return async () => {
    const image = await aws.ssm.getParameter({
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    });
    const template = new aws.ec2.LaunchTemplate("web", {
      imageId: image.value,
      instanceType,
      ...(follows === "$Default" && { updateDefaultVersion: true }),
    });
    const group = new aws.autoscaling.Group(
      "web",
      {
        minSize: 2,
        maxSize: 4,
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        availabilityZones: ["us-east-1a", "us-east-1b"],
      },
      follows === "group" ? {} : { ignoreChanges: ["launchTemplate"] },
    );
    const launchTemplate = { launchTemplateId: template.id, version: follows };
    const refresh = new InstanceRefresh("web", {
      autoScalingGroupName: group.name,
      ...(follows !== "group" && { desiredConfiguration: { launchTemplate } }),
      preferences: { instanceWarmup: 10 },
    });
    return { status: refresh.status, target: refresh.launchTemplate };
  };
}

/** The stack after its first update. */
async function withWeb(
  follows: Parameters<typeof web>[0],
  body: (context: { readonly simulator: Simulator; readonly stack: EngineStack }) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ clock: "virtual" });
  timeMovesWithPolls(simulator, { secondsPerPoll: 30 });
  // The minute of patience with AWS is six seconds here, for two or three calls.
  const env = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "10" };
  const options = { endpoint: simulator.url, env, program: web(follows, "t3.micro") };
  try {
    await withStack(options, async (stack) => {
      const { result, error } = await stack.up();
      assert.equal(result, "succeeded", String(error));
      await body({ simulator, stack });
    });
  } finally {
    await simulator.close();
  }
}

const startsOf = (simulator: Simulator): number =>
  simulator.calls().filter(({ action }) => action === "StartInstanceRefresh").length;

describe("a version that the same update makes", () => {
  for (const follows of ["$Latest", "$Default"] as const) {
    it(`is rolled as ${follows}, although AWS does not report it at once`, () =>
      withWeb(follows, async ({ simulator, stack }) => {
        // The first version is no news any more.
        simulator.advance(600);
        const action = "DescribeLaunchTemplateVersions";
        timeMovesWithPolls(simulator, { action, secondsPerPoll: 5 });
        simulator.addScenario({ rules: [{ kind: "stale", action, seconds: 15 }] });
        const before = startsOf(simulator);
        const { result, error, outputs } = await stack.up({ program: web(follows, "t3.small") });
        assert.equal(result, "succeeded", String(error));
        assert.equal(startsOf(simulator), before + 1);
        const { version } = outputs["target"]?.value as { readonly version: string };
        assert.equal(version, "2");
      }));
  }

  it("is in the preview of $Latest, and a program that changes nothing says nothing", () =>
    withWeb("$Latest", async ({ stack }) => {
      const same = await stack.preview();
      assert.deepEqual(same.changes, { same: 4 });
      assert.doesNotMatch(same.stdout, /may replace|would replace/);
      const changed = await stack.preview({ program: web("$Latest", "t3.small") });
      assert.deepEqual(changed.changes, { same: 2, update: 2 });
      assert.match(changed.stdout, /would replace 2 of 2 instances: .*version 1 -> 2/);
    }));
});

describe("a group that the same update gives another version", () => {
  it("is in the preview of a refresh that follows the group, and is rolled", () =>
    withWeb("group", async ({ simulator, stack }) => {
      const same = await stack.preview();
      assert.deepEqual(same.changes, { same: 4 });
      assert.doesNotMatch(same.stdout, /may replace|would replace/);
      const program = web("group", "t3.small");
      const changed = await stack.preview({ program });
      assert.deepEqual(changed.changes, { same: 1, update: 3 });
      assert.match(
        changed.stdout,
        /may replace up to 2 of 2 instances: this update changes what the group launches/,
      );
      const before = startsOf(simulator);
      const { result, error } = await stack.up({ program });
      assert.equal(result, "succeeded", String(error));
      assert.equal(startsOf(simulator), before + 1);
    }));
});
