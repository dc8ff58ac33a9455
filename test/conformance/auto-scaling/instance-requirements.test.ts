/** A group whose instance types are chosen by their attributes, as a client sees it. */
import assert from "node:assert/strict";
import type { InstanceRequirements } from "@aws-sdk/client-auto-scaling";
import { byName, withGroup } from "./group";

const requirements = {
  VCpuCount: { Min: 2, Max: 4 },
  MemoryMiB: { Min: 8192 },
  CpuManufacturers: ["intel" as const],
};

describe("a client that asks for attributes instead of types", () => {
  it("gets what EC2 says beforehand, and is refused a refresh with skip matching", () =>
    withGroup({}, async ({ autoScaling, ec2, simulator, launchTemplateId: LaunchTemplateId }) => {
      const { InstanceTypes = [] } = await ec2.getInstanceTypesFromInstanceRequirements({
        ArchitectureTypes: ["x86_64"],
        VirtualizationTypes: ["hvm"],
        InstanceRequirements: requirements,
      });
      const fitting = InstanceTypes.map(({ InstanceType }) => InstanceType);
      assert.ok(fitting.includes("m5.large") && !fitting.includes("t3.large"));
      await autoScaling.updateAutoScalingGroup({
        ...byName,
        DesiredCapacity: 1,
        MixedInstancesPolicy: {
          LaunchTemplate: {
            LaunchTemplateSpecification: { LaunchTemplateId, Version: "1" },
            Overrides: [{ InstanceRequirements: requirements }],
          },
        },
      });
      simulator.advance(60);
      const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
      assert.equal(group?.Instances?.[0]?.InstanceType, fitting[0]);
      const [override] = group?.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
      assert.deepEqual(override?.InstanceRequirements, requirements);
      await assert.rejects(
        autoScaling.startInstanceRefresh({ ...byName, Preferences: { SkipMatching: true } }),
        { name: "ValidationError" },
      );
    }));
});

describe("a client that counts the capacity in vCPUs or memory", () => {
  const fourVcpus = { VCpuCount: { Min: 4, Max: 4 }, MemoryMiB: { Min: 16_384, Max: 16_384 } };

  for (const [DesiredCapacityType, DesiredCapacity, MaxSize] of [
    ["vcpu", 7, 40],
    ["memory-mib", 20_000, 200_000],
  ] as const) {
    it(`gets as many instances as make up the capacity in ${DesiredCapacityType}, and a refresh of them`, () =>
      withGroup({}, async ({ autoScaling, simulator, launchTemplateId }) => {
        await autoScaling.updateAutoScalingGroup({
          ...byName,
          ...chosenBy(launchTemplateId, fourVcpus),
          DesiredCapacityType,
          DesiredCapacity,
          MaxSize,
        });
        simulator.advance(60);
        const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
        assert.equal(group?.DesiredCapacityType, DesiredCapacityType);
        assert.deepEqual(
          group.Instances?.map(({ InstanceType, WeightedCapacity }) => [
            InstanceType,
            WeightedCapacity,
          ]),
          [
            ["m5.xlarge", undefined],
            ["m5.xlarge", undefined],
          ],
        );
        await autoScaling.startInstanceRefresh(byName);
        simulator.advance(3600);
        const { InstanceRefreshes: [refresh] = [] } =
          await autoScaling.describeInstanceRefreshes(byName);
        assert.equal(refresh?.Status, "Successful");
        const after = await autoScaling.describeAutoScalingGroups({});
        const ids = after.AutoScalingGroups?.[0]?.Instances?.map(({ InstanceId }) => InstanceId);
        assert.equal(ids?.length, 2);
        assert.ok(group.Instances.every(({ InstanceId }) => !ids.includes(InstanceId)));
      }));
  }

  it("is refused types by name, in the words that a user has seen", () =>
    withGroup({}, async ({ autoScaling, launchTemplateId: LaunchTemplateId }) => {
      const LaunchTemplate = { LaunchTemplateId, Version: "1" };
      const sizes = { MinSize: 0, MaxSize: 4, AvailabilityZones: ["us-east-1a"] };
      const refused = {
        name: "ValidationError",
        message:
          "The DesiredCapacityType field is only allowed in mixed instances groups containing InstanceRequirements overrides. Please include a MixedInstancesPolicy with InstanceRequirements for your group and try again.",
      };
      const inMemory = { ...sizes, DesiredCapacityType: "memory-mib" };
      const AutoScalingGroupName = "in-memory";
      await assert.rejects(
        autoScaling.createAutoScalingGroup({ AutoScalingGroupName, ...inMemory, LaunchTemplate }),
        refused,
      );
      await autoScaling.createAutoScalingGroup({
        AutoScalingGroupName,
        ...inMemory,
        ...chosenBy(LaunchTemplateId, fourVcpus),
      });
      await assert.rejects(
        autoScaling.updateAutoScalingGroup({ AutoScalingGroupName, LaunchTemplate }),
        refused,
      );
      await assert.rejects(
        autoScaling.updateAutoScalingGroup({ ...byName, DesiredCapacityType: "vcpu" }),
        refused,
      );
    }));

  it("measures what runs anew when the unit changes, and takes out whole instances by hand", () =>
    withGroup({}, async ({ autoScaling, simulator, launchTemplateId }) => {
      const policy = chosenBy(launchTemplateId, fourVcpus);
      await autoScaling.updateAutoScalingGroup({ ...byName, ...policy, DesiredCapacity: 2 });
      simulator.advance(60);
      await autoScaling.updateAutoScalingGroup({
        ...byName,
        DesiredCapacityType: "vcpu",
        DesiredCapacity: 8,
      });
      simulator.advance(600);
      const group = async () =>
        (await autoScaling.describeAutoScalingGroups({})).AutoScalingGroups?.[0];
      const [one, two] = (await group())?.Instances ?? [];
      assert.equal((await group())?.Instances?.length, 2);
      const ShouldDecrementDesiredCapacity = true;
      const InstanceIds = [one?.InstanceId ?? ""];
      await autoScaling.detachInstances({ ...byName, InstanceIds, ShouldDecrementDesiredCapacity });
      simulator.advance(600);
      assert.equal((await group())?.DesiredCapacity, 4);
      await autoScaling.attachInstances({ ...byName, InstanceIds });
      simulator.advance(60);
      assert.equal((await group())?.DesiredCapacity, 8);
      await autoScaling.enterStandby({ ...byName, InstanceIds, ShouldDecrementDesiredCapacity });
      simulator.advance(600);
      assert.equal((await group())?.DesiredCapacity, 4);
      await autoScaling.exitStandby({ ...byName, InstanceIds });
      simulator.advance(60);
      const InstanceId = two?.InstanceId ?? "";
      await autoScaling.terminateInstanceInAutoScalingGroup({
        InstanceId,
        ShouldDecrementDesiredCapacity,
      });
      simulator.advance(600);
      assert.equal((await group())?.DesiredCapacity, 4);
      assert.deepEqual(
        (await group())?.Instances?.map((instance) => instance.InstanceId),
        InstanceIds,
      );
    }));
});

function chosenBy(LaunchTemplateId: string, InstanceRequirements: InstanceRequirements) {
  return {
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId, Version: "1" },
        Overrides: [{ InstanceRequirements }],
      },
    },
  };
}
