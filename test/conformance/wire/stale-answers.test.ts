/** What a client sees of an AWS that is eventually consistent: old answers, members left out, lists in another order. */
import assert from "node:assert/strict";
import {
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  DescribeScalingActivitiesCommand,
  StartInstanceRefreshCommand,
} from "@aws-sdk/client-auto-scaling";
import {
  CreateImageCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
} from "@aws-sdk/client-ec2";
import {
  buildScenario,
  startSimulator,
  type ScenarioRule,
  type Simulator,
  type SimulatorOptions,
} from "../../../simulator/index";
import { createFleet, type Fleet } from "../../support/engine/fleet";

async function withFleet(
  body: (fleet: Fleet, simulator: Simulator) => Promise<void>,
  options: SimulatorOptions = {},
): Promise<void> {
  const simulator = await startSimulator(options);
  try {
    await body(await createFleet(simulator), simulator);
  } finally {
    await simulator.close();
  }
}

function startOf({ launchTemplateId, autoScalingGroupName }: Fleet, version: number) {
  const LaunchTemplate = { LaunchTemplateId: launchTemplateId, Version: String(version) };
  return new StartInstanceRefreshCommand({
    AutoScalingGroupName: autoScalingGroupName,
    DesiredConfiguration: { LaunchTemplate },
    Preferences: { InstanceWarmup: 60 },
  });
}

describe("a stale answer", () => {
  it("does not have the launch template version that was just made", async () => {
    await withFleet(async (fleet, simulator) => {
      simulator.addScenario(
        buildScenario().stale({ action: "DescribeLaunchTemplateVersions", seconds: 20 }).build(),
      );
      const version = await fleet.addVersion();
      const describeVersion = () =>
        fleet.ec2.send(
          new DescribeLaunchTemplateVersionsCommand({
            LaunchTemplateId: fleet.launchTemplateId,
            Versions: [String(version)],
          }),
        );
      await assert.rejects(describeVersion(), { name: "InvalidLaunchTemplateId.VersionNotFound" });
      simulator.advance(20);
      assert.equal((await describeVersion()).LaunchTemplateVersions?.length, 1);
    });
  });

  it("does not have the group that was just made", async () => {
    const scenario = buildScenario().stale({ action: "DescribeAutoScalingGroups", seconds: 30 });
    const simulator = await startSimulator({ scenario: scenario.build() });
    try {
      const fleet = await createFleet({ url: simulator.url, advance: () => undefined });
      const names = async () => {
        const answer = await fleet.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
        return (answer.AutoScalingGroups ?? []).map((group) => group.AutoScalingGroupName);
      };
      assert.deepEqual(await names(), []);
      simulator.advance(30);
      assert.deepEqual(await names(), ["web"]);
    } finally {
      await simulator.close();
    }
  });

  it("does not have the image that was just made, where only known images exist", async () => {
    await withFleet(
      async ({ ec2 }, simulator) => {
        simulator.addScenario({ rules: [{ kind: "stale", action: "DescribeImages", seconds: 5 }] });
        const { Reservations } = await ec2.send(new DescribeInstancesCommand({}));
        const InstanceId = Reservations?.[0]?.Instances?.[0]?.InstanceId;
        const { ImageId = "" } = await ec2.send(
          new CreateImageCommand({ InstanceId, Name: "new" }),
        );
        const describeImage = () => ec2.send(new DescribeImagesCommand({ ImageIds: [ImageId] }));
        await assert.rejects(describeImage(), { name: "InvalidAMIID.NotFound" });
        simulator.advance(5);
        assert.equal((await describeImage()).Images?.length, 1);
      },
      { images: "known" },
    );
  });

  it("comes once after a success where the rule says so, and says what was true before", async () => {
    await withFleet(async (fleet, simulator) => {
      await fleet.autoScaling.send(startOf(fleet, await fleet.addVersion()));
      simulator.advance(3600);
      const action = "DescribeAutoScalingGroups";
      simulator.addScenario({ rules: [{ kind: "stale", action, seconds: 3600, times: 1 }] });
      const versions = [await fleet.versions(), await fleet.versions()];
      assert.deepEqual(versions, [
        ["1", "1", "1"],
        ["2", "2", "2"],
      ]);
    });
  });

  it("is to the letter what was answered so many seconds ago", async () => {
    const seconds = 40;
    const fresh = await describeWhileRolling([]);
    const stale = await describeWhileRolling([
      { kind: "stale", action: "DescribeAutoScalingGroups", seconds },
      { kind: "stale", action: "DescribeInstanceRefreshes", seconds },
      { kind: "stale", action: "DescribeScalingActivities", seconds },
    ]);
    assert.deepEqual(stale.slice(seconds / 10), fresh.slice(0, -seconds / 10));
    assert.notDeepEqual(stale, fresh);
  });
});

/** The answers of every ten seconds of a refresh, in a world that is the same each time. */
async function describeWhileRolling(rules: readonly ScenarioRule[]): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  await withFleet(async (fleet, simulator) => {
    const version = await fleet.addVersion();
    simulator.addScenario({ rules });
    for (let step = 0; step < 60; step += 1) {
      if (step === 5) await fleet.autoScaling.send(startOf(fleet, version));
      if (step === 20) await fleet.resize(4);
      const AutoScalingGroupName = fleet.autoScalingGroupName;
      const { AutoScalingGroups } = await fleet.autoScaling.send(
        new DescribeAutoScalingGroupsCommand({}),
      );
      const { InstanceRefreshes } = await fleet.autoScaling.send(
        new DescribeInstanceRefreshesCommand({ AutoScalingGroupName }),
      );
      const { Activities } = await fleet.autoScaling.send(
        new DescribeScalingActivitiesCommand({ AutoScalingGroupName }),
      );
      answers.push({ AutoScalingGroups, InstanceRefreshes, Activities });
      simulator.advance(10);
    }
  });
  return answers;
}

describe("a change that AWS judges by an old view", () => {
  it("is refused as it would have been then, and has no effect", async () => {
    await withFleet(async (fleet, simulator) => {
      simulator.addScenario({
        rules: [{ kind: "stale", action: "StartInstanceRefresh", seconds: 15 }],
      });
      const start = startOf(fleet, await fleet.addVersion());
      await assert.rejects(fleet.autoScaling.send(start), {
        name: "ValidationError",
        message:
          /^You must use a valid fully-formed launch template\. Could not find the specified/u,
      });
      assert.deepEqual(await fleet.refreshes(), []);
      simulator.advance(15);
      await fleet.autoScaling.send(start);
      assert.equal((await fleet.refreshes()).length, 1);
    });
  });

  it("finds a refresh in its way that has just ended", async () => {
    await withFleet(async (fleet, simulator) => {
      await fleet.autoScaling.send(startOf(fleet, 1));
      for (let waits = 0; waits < 1000; waits += 1) {
        if ((await fleet.refreshes())[0]?.EndTime !== undefined) break;
        simulator.advance(1);
      }
      simulator.addScenario({
        rules: [{ kind: "stale", action: "StartInstanceRefresh", seconds: 10, times: 1 }],
      });
      await assert.rejects(fleet.autoScaling.send(startOf(fleet, 1)), {
        name: "InstanceRefreshInProgressFault",
      });
      await fleet.autoScaling.send(startOf(fleet, 1));
    });
  });
});

describe("an instance profile that EC2 does not know yet", () => {
  const addVersion = async ({ ec2, launchTemplateId }: Fleet): Promise<number> => {
    const command = new CreateLaunchTemplateVersionCommand({
      LaunchTemplateId: launchTemplateId,
      SourceVersion: "1",
      LaunchTemplateData: { IamInstanceProfile: { Name: "web" } },
    });
    return (await ec2.send(command)).LaunchTemplateVersion?.VersionNumber ?? 0;
  };
  const rule = { kind: "missingInstanceProfile", instanceProfileName: "web", for: 12 } as const;
  const words =
    "Value (web) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name";

  it("lets AWS refuse the start of a refresh until EC2 knows it", async () => {
    await withFleet(async (fleet, simulator) => {
      const start = startOf(fleet, await addVersion(fleet));
      simulator.addScenario({ rules: [rule] });
      await assert.rejects(fleet.autoScaling.send(start), {
        name: "ValidationError",
        message: `You must use a valid fully-formed launch template. ${words}`,
      });
      simulator.advance(12);
      await fleet.autoScaling.send(start);
    });
  });

  it("lets launches fail", async () => {
    await withFleet(async (fleet, simulator) => {
      await fleet.autoScaling.send(startOf(fleet, await addVersion(fleet)));
      simulator.addScenario({ rules: [rule] });
      simulator.advance(300);
      const { Activities = [] } = await fleet.autoScaling.send(
        new DescribeScalingActivitiesCommand({ AutoScalingGroupName: "web" }),
      );
      const messages = new Set(Activities.map(({ StatusMessage }) => StatusMessage ?? ""));
      assert.deepEqual([...messages], ["", `${words}. Launching EC2 instance failed.`]);
    });
  });
});

describe("an answer with members left out", () => {
  it("has all others, in every element of a list", async () => {
    await withFleet(async (fleet, simulator) => {
      const describeGroup = async () =>
        (await fleet.autoScaling.send(new DescribeAutoScalingGroupsCommand({})))
          .AutoScalingGroups?.[0];
      const whole = await describeGroup();
      const fields = [
        "AutoScalingGroups.Instances.LaunchTemplate",
        "AutoScalingGroups.AvailabilityZones",
      ];
      const action = "DescribeAutoScalingGroups";
      simulator.addScenario(buildScenario().omit({ action, fields, times: 1 }).build());
      const partial = await describeGroup();
      assert.equal(partial?.Instances?.length, 3);
      const instances = (whole?.Instances ?? []).map(({ LaunchTemplate, ...others }) => {
        assert.ok(LaunchTemplate);
        return others;
      });
      assert.deepEqual(
        { ...partial, AvailabilityZones: whole?.AvailabilityZones },
        { ...whole, Instances: instances },
      );
      assert.equal(partial.AvailabilityZones, undefined);
      assert.deepEqual(await describeGroup(), whole, "the world is as it was");
    });
  });
});

describe("an answer with its lists in another order", () => {
  it("has the same elements", async () => {
    await withFleet(async (fleet, simulator) => {
      const ids = async () => {
        const answer = await fleet.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
        return (answer.AutoScalingGroups?.[0]?.Instances ?? []).map(({ InstanceId }) => InstanceId);
      };
      const [first, second, third] = await ids();
      const action = "DescribeAutoScalingGroups";
      simulator.addScenario({ rules: [{ kind: "reorder", action, times: 1 }] });
      assert.deepEqual(await ids(), [third, second, first]);
      const lists = ["AutoScalingGroups.Instances"];
      simulator.addScenario({
        rules: [{ kind: "reorder", action, lists, order: "rotate", times: 1 }],
      });
      assert.deepEqual(await ids(), [second, third, first]);
      assert.deepEqual(await ids(), [first, second, third]);
    });
  });
});
