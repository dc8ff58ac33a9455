/** Launches that EC2 accepts and gives up, as with a volume key that Auto Scaling may not use. */
import assert from "node:assert/strict";
import type { SimulatorOptions } from "../../../simulator/index";
import { byName, withGroup } from "./group";

const reason = "Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state";

function givenUp(times?: number): SimulatorOptions {
  const rule = { kind: "launch" as const, launchTemplateVersion: 2, terminationReason: reason };
  return { scenario: { rules: [times === undefined ? rule : { ...rule, times }] } };
}

const second = { LaunchTemplate: { LaunchTemplateName: "web", Version: "2" } };

describe("a launch that EC2 gives up", () => {
  it("is a cancelled activity with an instance id, and is tried again", () =>
    withGroup(
      { ...second, DesiredCapacity: 1, simulator: givenUp(1) },
      async ({ autoScaling, ec2, simulator }) => {
        simulator.advance(20);
        const { Activities = [] } = await autoScaling.describeScalingActivities(byName);
        const launch = Activities.find(({ StatusCode }) => StatusCode === "Cancelled");
        assert.match(
          launch?.Description ?? "",
          /^Launching a new EC2 instance: i-\w+\. {2}Status Reason: Instance became unhealthy/u,
        );
        assert.equal(
          launch?.StatusMessage,
          `Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: ${reason}`,
        );
        const [InstanceId = ""] = /i-\w+/u.exec(launch.Description ?? "") ?? [];
        simulator.advance(60);
        const { Reservations = [] } = await ec2.describeInstances({ InstanceIds: [InstanceId] });
        assert.equal(Reservations[0]?.Instances?.[0]?.State?.Name, "terminated");
        simulator.advance(600);
        const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances({});
        assert.deepEqual(
          AutoScalingInstances.map(({ LifecycleState }) => LifecycleState),
          ["InService"],
        );
        assert.notEqual(AutoScalingInstances[0]?.InstanceId, InstanceId);
      },
    ));

  it("lets a refresh fail after an hour, as every launch of the new version ends so", () =>
    withGroup({ DesiredCapacity: 1, simulator: givenUp() }, async ({ autoScaling, simulator }) => {
      simulator.advance(60);
      await autoScaling.startInstanceRefresh({ ...byName, DesiredConfiguration: second });
      simulator.advance(600);
      const { Activities = [] } = await autoScaling.describeScalingActivities(byName);
      assert.ok(Activities.every(({ StatusCode }) => StatusCode !== "Failed"));
      assert.ok(Activities.filter(({ StatusCode }) => StatusCode === "Cancelled").length > 1);
      simulator.advance(2 * 3600);
      const { InstanceRefreshes = [] } = await autoScaling.describeInstanceRefreshes(byName);
      assert.equal(InstanceRefreshes[0]?.Status, "Failed");
    }));

  it("leaves a warm pool that fills later", () =>
    withGroup(
      { ...second, DesiredCapacity: 0, simulator: givenUp(1) },
      async ({ autoScaling, simulator }) => {
        await autoScaling.putWarmPool({ ...byName, MaxGroupPreparedCapacity: 1 });
        simulator.advance(20);
        const { Activities = [] } = await autoScaling.describeScalingActivities(byName);
        assert.ok(Activities.some(({ StatusCode }) => StatusCode === "Cancelled"));
        simulator.advance(900);
        const { Instances = [] } = await autoScaling.describeWarmPool(byName);
        assert.deepEqual(
          Instances.map(({ LifecycleState }) => LifecycleState),
          ["Warmed:Stopped"],
        );
      },
    ));
});
