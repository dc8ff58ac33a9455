/** How groups, instances, refreshes and tags are described, in full and page by page. */
import assert from "node:assert/strict";
import {
  paginateDescribeAutoScalingGroups,
  paginateDescribeAutoScalingInstances,
  paginateDescribeScalingActivities,
  paginateDescribeTags,
} from "@aws-sdk/client-auto-scaling";
import { byName, groupName, withGroup } from "./group";

describe("DescribeAutoScalingGroups", () => {
  it("gives a group everything that the service adds", () =>
    withGroup(
      { DefaultInstanceWarmup: 0 },
      async ({ autoScaling, launchTemplateId, simulator }) => {
        const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
        const { VPCZoneIdentifier, AutoScalingGroupARN, ...group } = AutoScalingGroups?.[0] ?? {};
        assert.match(VPCZoneIdentifier ?? "", /^subnet-/u);
        assert.match(
          AutoScalingGroupARN ?? "",
          /^arn:aws:autoscaling:us-east-1:\d{12}:autoScalingGroup:[\da-f-]{36}:autoScalingGroupName\/web$/u,
        );
        assert.deepEqual(group, {
          AutoScalingGroupName: groupName,
          LaunchTemplate: {
            LaunchTemplateId: launchTemplateId,
            LaunchTemplateName: "web",
            Version: "1",
          },
          MinSize: 0,
          MaxSize: 20,
          DesiredCapacity: 0,
          DefaultCooldown: 300,
          AvailabilityZones: ["us-east-1a"],
          AvailabilityZoneIds: ["use1-az1"],
          LoadBalancerNames: [],
          TargetGroupARNs: [],
          HealthCheckType: "EC2",
          HealthCheckGracePeriod: 0,
          Instances: [],
          CreatedTime: simulator.now(),
          SuspendedProcesses: [],
          EnabledMetrics: [],
          Tags: [],
          TerminationPolicies: ["Default"],
          NewInstancesProtectedFromScaleIn: false,
          ServiceLinkedRoleARN:
            "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
          DefaultInstanceWarmup: 0,
          TrafficSources: [],
          AvailabilityZoneDistribution: { CapacityDistributionStrategy: "balanced-best-effort" },
          CapacityReservationSpecification: { CapacityReservationPreference: "default" },
          InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: "terminate" } },
        });
      },
    ));

  it("lists groups by name, on every page and whatever MaxRecords says", () =>
    withGroup({}, async ({ autoScaling, launchTemplateId }) => {
      for (const AutoScalingGroupName of ["zeta", "alpha", "beta:1"]) {
        await autoScaling.createAutoScalingGroup({
          AutoScalingGroupName,
          MinSize: 0,
          MaxSize: 1,
          AvailabilityZones: ["us-east-1a"],
          LaunchTemplate: { LaunchTemplateId: launchTemplateId },
        });
      }
      const names: (string | undefined)[] = [];
      for await (const page of paginateDescribeAutoScalingGroups(
        { client: autoScaling, pageSize: 1 },
        {},
      )) {
        names.push(...(page.AutoScalingGroups ?? []).map((group) => group.AutoScalingGroupName));
      }
      assert.deepEqual(names, ["alpha", "beta:1", "web", "zeta"]);
      for (const MaxRecords of [0, -1]) {
        const page = await autoScaling.describeAutoScalingGroups({ MaxRecords });
        assert.deepEqual([page.AutoScalingGroups?.length, page.NextToken], [4, undefined]);
      }
    }));

  it("writes health in small letters, DescribeAutoScalingInstances in capitals", () =>
    withGroup({ DesiredCapacity: 1 }, async ({ autoScaling, simulator }) => {
      simulator.advance(60);
      const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({});
      assert.equal(AutoScalingGroups?.[0]?.Instances?.[0]?.HealthStatus, "Healthy");
      const { AutoScalingInstances } = await autoScaling.describeAutoScalingInstances({});
      assert.equal(AutoScalingInstances?.[0]?.HealthStatus, "HEALTHY");
    }));

  it("finds groups by tag, and leaves instances out when told to", () =>
    withGroup(
      { DesiredCapacity: 1, Tags: [{ Key: "team", Value: "red", PropagateAtLaunch: true }] },
      async ({ autoScaling, simulator }) => {
        simulator.advance(60);
        const found = async (Name: string, Value: string) => {
          const Filters = [{ Name, Values: [Value] }];
          const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({ Filters });
          return AutoScalingGroups?.length;
        };
        assert.deepEqual([await found("tag:team", "red"), await found("tag:team", "blue")], [1, 0]);
        assert.deepEqual([await found("tag-key", "team"), await found("tag-value", "x")], [1, 0]);
        const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({
          IncludeInstances: false,
        });
        assert.equal(AutoScalingGroups?.[0]?.Instances, undefined);
      },
    ));
});

describe("pages", () => {
  it("hold every instance, activity and tag exactly once", () =>
    withGroup(
      { DesiredCapacity: 7, Tags: ["a", "b", "c"].map((Key) => ({ Key, Value: "1" })) },
      async (context) => {
        const { autoScaling: client, simulator } = context;
        simulator.advance(60);
        const ids: (string | undefined)[] = [];
        for await (const page of paginateDescribeAutoScalingInstances(
          { client, pageSize: 2 },
          {},
        )) {
          ids.push(...(page.AutoScalingInstances ?? []).map(({ InstanceId }) => InstanceId));
        }
        assert.deepEqual([ids.length, new Set(ids).size], [7, 7]);
        const activities: (string | undefined)[] = [];
        for await (const page of paginateDescribeScalingActivities(
          { client, pageSize: 3 },
          { ...byName },
        )) {
          activities.push(...(page.Activities ?? []).map(({ ActivityId }) => ActivityId));
        }
        assert.deepEqual([activities.length, new Set(activities).size], [7, 7]);
        const keys: (string | undefined)[] = [];
        for await (const page of paginateDescribeTags({ client, pageSize: 1 }, {})) {
          keys.push(...(page.Tags ?? []).map(({ Key }) => Key));
        }
        assert.deepEqual(keys, ["a", "b", "c"]);
      },
    ));

  it("of refreshes are newest first, one record and a token with MaxRecords 1", () =>
    withGroup({}, async ({ autoScaling, simulator }) => {
      const { InstanceRefreshId: first } = await autoScaling.startInstanceRefresh(byName);
      simulator.advance(20);
      const { InstanceRefreshId: second } = await autoScaling.startInstanceRefresh(byName);
      const one = await autoScaling.describeInstanceRefreshes({ ...byName, MaxRecords: 1 });
      assert.deepEqual(
        one.InstanceRefreshes?.map(({ InstanceRefreshId }) => InstanceRefreshId),
        [second],
      );
      const { NextToken } = one;
      const two = await autoScaling.describeInstanceRefreshes({
        ...byName,
        MaxRecords: 1,
        NextToken,
      });
      assert.deepEqual(
        two.InstanceRefreshes?.map(({ InstanceRefreshId }) => InstanceRefreshId),
        [first],
      );
      assert.equal(two.NextToken, undefined);
    }));

  it("are refused for a token that nobody gave out", () =>
    withGroup({}, async ({ autoScaling }) => {
      await assert.rejects(
        autoScaling.describeInstanceRefreshes({ ...byName, NextToken: "nonsense" }),
        {
          name: "InvalidNextToken",
          message: "The token 'nonsense' is invalid.",
        },
      );
    }));

  it("are empty for a refresh id that is not known", () =>
    withGroup({}, async ({ autoScaling }) => {
      const InstanceRefreshIds = ["00000000-0000-4000-8000-000000000000"];
      const { InstanceRefreshes } = await autoScaling.describeInstanceRefreshes({
        ...byName,
        InstanceRefreshIds,
      });
      assert.deepEqual(InstanceRefreshes, []);
    }));
});

describe("DescribeScalingActivities", () => {
  it("filters by status and start time, and remembers deleted groups when asked", () =>
    withGroup({ DesiredCapacity: 2 }, async ({ autoScaling, simulator }) => {
      simulator.advance(60);
      const count = async (Name: string, Value: string) => {
        const Filters = [{ Name, Values: [Value] }];
        return (await autoScaling.describeScalingActivities({ ...byName, Filters })).Activities
          ?.length;
      };
      const now = simulator.now().toISOString();
      assert.deepEqual(
        [await count("Status", "Successful"), await count("Status", "Failed")],
        [2, 0],
      );
      assert.deepEqual(
        [await count("StartTimeUpperBound", now), await count("StartTimeLowerBound", now)],
        [2, 0],
      );
      await autoScaling.deleteAutoScalingGroup({ ...byName, ForceDelete: true });
      simulator.advance(60);
      const { Activities } = await autoScaling.describeScalingActivities({
        ...byName,
        IncludeDeletedGroups: true,
      });
      assert.equal(Activities?.length, 4);
      assert.ok(Activities.every(({ AutoScalingGroupState: state }) => state === "Deleted"));
    }));
});
