/** What a client sees of a group whose zones change, of a zone in which launches fail, and of a termination policy. */
import assert from "node:assert/strict";
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { byName, withGroup } from "./group";

describe("a client that gives a group another zone", () => {
  it("sees it come into balance there", () =>
    withGroup({ DesiredCapacity: 2 }, async ({ autoScaling, ec2, simulator }) => {
      simulator.advance(60);
      const { Subnets = [] } = await ec2.describeSubnets({});
      const [first, second] = Subnets;
      await autoScaling.updateAutoScalingGroup({
        ...byName,
        VPCZoneIdentifier: `${first?.SubnetId ?? ""},${second?.SubnetId ?? ""}`,
      });
      simulator.advance(120);
      assert.deepEqual(await zonesOf(autoScaling), [
        first?.AvailabilityZone,
        second?.AvailabilityZone,
      ]);
      const { Activities = [] } = await autoScaling.describeScalingActivities(byName);
      assert.match(Activities[0]?.Cause ?? "", /instances were launched to balance instances/u);
    }));
});

describe("a zone that a scenario takes away", () => {
  it("gets no instances until it is back", () =>
    withGroup({}, async ({ autoScaling, ec2, simulator }) => {
      const { Subnets = [] } = await ec2.describeSubnets({});
      const ids = Subnets.map(({ SubnetId }) => SubnetId).join();
      await autoScaling.updateAutoScalingGroup({ ...byName, VPCZoneIdentifier: ids });
      const lost = Subnets[1]?.AvailabilityZone ?? "";
      simulator.addScenario({
        rules: [{ kind: "launch", availabilityZone: lost, failure: "No capacity.", times: 1 }],
      });
      await autoScaling.setDesiredCapacity({ ...byName, DesiredCapacity: 3 });
      simulator.advance(100);
      assert.ok(!(await zonesOf(autoScaling)).includes(lost));
      simulator.advance(600);
      assert.ok((await zonesOf(autoScaling)).includes(lost));
    }));
});

describe("a client that names a termination policy", () => {
  it("sees the newest instance go, and is refused a policy that there is not", () =>
    withGroup({ DesiredCapacity: 1 }, async ({ autoScaling, simulator }) => {
      simulator.advance(60);
      const TerminationPolicies = ["NewestInstance"];
      await autoScaling.updateAutoScalingGroup({
        ...byName,
        TerminationPolicies,
        DesiredCapacity: 2,
      });
      simulator.advance(60);
      const idsOf = async (): Promise<readonly (string | undefined)[]> => {
        const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances({});
        return AutoScalingInstances.map(({ InstanceId }) => InstanceId);
      };
      const [first] = await idsOf();
      await autoScaling.setDesiredCapacity({ ...byName, DesiredCapacity: 1 });
      simulator.advance(60);
      assert.deepEqual(await idsOf(), [first]);
      await assert.rejects(
        autoScaling.updateAutoScalingGroup({ ...byName, TerminationPolicies: ["Youngest"] }),
        { name: "ValidationError" },
      );
    }));
});

async function zonesOf(autoScaling: AutoScaling): Promise<readonly (string | undefined)[]> {
  const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
  const serving = (group?.Instances ?? []).filter((one) => one.LifecycleState === "InService");
  return serving.map(({ AvailabilityZone }) => AvailabilityZone).sort();
}
