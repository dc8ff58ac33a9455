/** The account setting that lets replacements be launched first, and what it does to a refresh. */
import assert from "node:assert/strict";
import type { RefreshPreferences } from "@aws-sdk/client-auto-scaling";
import { byName, groupName, withGroup, type GroupContext } from "./group";

const name = "launchBeforeTerminate";

/** The fewest instances in service that were seen while a refresh ran, and what it says of its preferences. */
async function roll(
  { autoScaling, simulator }: GroupContext,
  Preferences?: RefreshPreferences,
): Promise<readonly [fewest: number, minimum: number | undefined]> {
  await autoScaling.startInstanceRefresh({ ...byName, ...(Preferences && { Preferences }) });
  let fewest = Infinity;
  for (let step = 0; step < 1000; step += 1) {
    const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
    const { Instances = [] } = AutoScalingGroups?.[0] ?? {};
    const serving = Instances.filter(({ LifecycleState }) => LifecycleState === "InService");
    fewest = Math.min(fewest, serving.length);
    const { InstanceRefreshes } = await autoScaling.describeInstanceRefreshes(byName);
    const [refresh] = InstanceRefreshes ?? [];
    if (refresh?.Status === "Successful") {
      return [fewest, refresh.Preferences?.MinHealthyPercentage];
    }
    simulator.advance(5);
  }
  throw new Error("The refresh did not end.");
}

describe("launchBeforeTerminate", () => {
  it("is disabled until it is put", () =>
    withGroup({}, async ({ autoScaling }) => {
      const settings = async (Name?: string) =>
        (await autoScaling.describeAccountSettings(Name === undefined ? {} : { Name })).Settings;
      const setting = { Name: name, EnforcementType: "none" };
      assert.deepEqual(await settings(), [{ ...setting, Value: "disabled" }]);
      await autoScaling.putAccountSetting({ Name: name, Value: "enabled" });
      assert.deepEqual(await settings(name), [{ ...setting, Value: "enabled" }]);
      await autoScaling.putAccountSetting({ Name: name, Value: "disabled" });
      assert.deepEqual(await settings(), [{ ...setting, Value: "disabled" }]);
    }));

  it("has no other name and no other value", () =>
    withGroup({}, async ({ autoScaling }) => {
      const refused = { name: "ValidationError" };
      await assert.rejects(
        autoScaling.putAccountSetting({ Name: "other", Value: "enabled" }),
        refused,
      );
      await assert.rejects(autoScaling.putAccountSetting({ Name: name, Value: "on" }), refused);
      await assert.rejects(autoScaling.describeAccountSettings({ Name: "other" }), refused);
    }));

  const rows: readonly (readonly [
    title: string,
    context: {
      readonly enabled: boolean;
      readonly preferences?: RefreshPreferences;
      readonly policy?: boolean;
    },
    outcome: readonly [fewest: number, minimum: number],
  ])[] = [
    ["disabled, the group loses an instance for a while", { enabled: false }, [1, 90]],
    ["enabled, the group never has fewer than before", { enabled: true }, [2, 100]],
    [
      "enabled, percentages of the refresh come first",
      { enabled: true, preferences: { MinHealthyPercentage: 50 } },
      [1, 50],
    ],
    [
      "enabled, the group's maintenance policy comes first",
      { enabled: true, policy: true },
      [1, 50],
    ],
  ];
  for (const [title, { enabled, preferences, policy }, outcome] of rows) {
    it(title, () =>
      withGroup(
        {
          DesiredCapacity: 2,
          ...(policy && {
            InstanceMaintenancePolicy: { MinHealthyPercentage: 50, MaxHealthyPercentage: 100 },
          }),
        },
        async (context) => {
          context.simulator.advance(600);
          if (enabled)
            await context.autoScaling.putAccountSetting({ Name: name, Value: "enabled" });
          assert.deepEqual(await roll(context, preferences), outcome);
        },
      ),
    );
  }
});

describe("a group that a service manages", () => {
  const managed = { Operator: { Principal: "ecs.amazonaws.com" } };

  it("may be described by all, and changed by nobody else", () =>
    withGroup(managed, async ({ autoScaling }) => {
      const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
      assert.deepEqual(AutoScalingGroups?.[0]?.Operator, managed.Operator);
      const refused = { name: "AccessDenied" };
      await assert.rejects(autoScaling.startInstanceRefresh(byName), refused);
      await assert.rejects(autoScaling.updateAutoScalingGroup({ ...byName, MaxSize: 3 }), refused);
      await assert.rejects(
        autoScaling.createOrUpdateTags({
          Tags: [
            { ResourceId: groupName, ResourceType: "auto-scaling-group", Key: "a", Value: "b" },
          ],
        }),
        refused,
      );
      await assert.rejects(autoScaling.deleteAutoScalingGroup(byName), refused);
    }));

  it("is left out of descriptions that do not want it", () =>
    withGroup({ ...managed, DesiredCapacity: 1 }, async ({ autoScaling, simulator }) => {
      simulator.advance(60);
      const counts = async (IncludeManagedResources: boolean) => {
        const input = { IncludeManagedResources };
        const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups(input);
        const { AutoScalingInstances } = await autoScaling.describeAutoScalingInstances(input);
        const { Activities } = await autoScaling.describeScalingActivities(input);
        return [AutoScalingGroups?.length, AutoScalingInstances?.length, Activities?.length];
      };
      assert.deepEqual(await counts(true), [1, 1, 1]);
      assert.deepEqual(await counts(false), [0, 0, 0]);
    }));
});

describe("deletion protection", () => {
  it("keeps a group from every deletion, or from those by force", () =>
    withGroup({ DeletionProtection: "prevent-all-deletion" }, async ({ autoScaling }) => {
      const refused = { name: "ValidationError", message: /deletion protection/u };
      await assert.rejects(autoScaling.deleteAutoScalingGroup(byName), refused);
      const DeletionProtection = "prevent-force-deletion";
      await autoScaling.updateAutoScalingGroup({ ...byName, DeletionProtection });
      await assert.rejects(
        autoScaling.deleteAutoScalingGroup({ ...byName, ForceDelete: true }),
        refused,
      );
      await autoScaling.deleteAutoScalingGroup(byName);
    }));
});

describe("distribution segments", () => {
  const segments = [
    { TargetCapacityTypes: ["on-demand-capacity-reservation", "on-demand"] as const },
  ];
  const policyWith = (launchTemplateId: string, distribution: object) => ({
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: launchTemplateId, Version: "1" },
      Overrides: [{ InstanceType: "t3.nano" }],
    },
    InstancesDistribution: distribution,
  });

  it("are told as they were given, and launch no Spot Instances", () =>
    withGroup({ DesiredCapacity: 2 }, async ({ autoScaling, ec2, launchTemplateId, simulator }) => {
      await autoScaling.updateAutoScalingGroup({
        ...byName,
        MixedInstancesPolicy: policyWith(launchTemplateId, { DistributionSegments: segments }),
      });
      const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
      const distribution = AutoScalingGroups?.[0]?.MixedInstancesPolicy?.InstancesDistribution;
      assert.deepEqual(distribution?.DistributionSegments, segments);
      assert.equal(distribution.OnDemandBaseCapacity, undefined);
      simulator.advance(600);
      const { Reservations = [] } = await ec2.describeInstances({});
      const lifecycles = Reservations.flatMap(({ Instances = [] }) =>
        Instances.map(({ InstanceLifecycle }) => InstanceLifecycle),
      );
      assert.deepEqual(lifecycles, [undefined, undefined]);
    }));

  it("exclude the shares, and an empty list removes them", () =>
    withGroup({}, async ({ autoScaling, launchTemplateId }) => {
      const update = (distribution: object) =>
        autoScaling.updateAutoScalingGroup({
          ...byName,
          MixedInstancesPolicy: policyWith(launchTemplateId, distribution),
        });
      await assert.rejects(update({ DistributionSegments: segments, OnDemandBaseCapacity: 1 }), {
        name: "ValidationError",
      });
      await assert.rejects(update({ DistributionSegments: [{ TargetCapacityTypes: ["spot"] }] }), {
        name: "ValidationError",
      });
      await update({ DistributionSegments: [] });
      const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
      const distribution = AutoScalingGroups?.[0]?.MixedInstancesPolicy?.InstancesDistribution;
      assert.equal(distribution?.DistributionSegments, undefined);
      assert.equal(distribution?.OnDemandBaseCapacity, 0);
    }));
});
