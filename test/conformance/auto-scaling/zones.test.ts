/** What a client sees of a group whose zones change, and of a zone in which launches fail. */
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

async function zonesOf(autoScaling: AutoScaling): Promise<readonly (string | undefined)[]> {
  const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
  const serving = (group?.Instances ?? []).filter((one) => one.LifecycleState === "InService");
  return serving.map(({ AvailabilityZone }) => AvailabilityZone).sort();
}
