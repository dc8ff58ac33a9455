/** A group whose instance types are chosen by their attributes, as a client sees it. */
import assert from "node:assert/strict";
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
