import assert from "node:assert/strict";
import type { ActivityType } from "@aws-sdk/client-auto-scaling";
import { removeImage } from "../../../../simulator/model/ec2/image-lookup";
import { terminateInstance } from "../../../../simulator/model/ec2/instances";
import { aFleet, aNewFleet, groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

describe("instances", () => {
  it("carry the tags of AWS, of their template and of their group", () => {
    const fleet = aNewFleet({
      group: {
        Tags: [
          { Key: "team", Value: "red", PropagateAtLaunch: true },
          { Key: "own", Value: "x" },
        ],
      },
    });
    fleet.advance(30);
    const [instance] = [...fleet.world.ec2.instances.values()];
    assert.deepEqual(instance?.tags, {
      "aws:ec2launchtemplate:id": fleet.template.launchTemplateId,
      "aws:ec2launchtemplate:version": "1",
      "aws:autoscaling:groupName": groupName,
      team: "red",
    });
  });

  it("are replaced when they are terminated in EC2", () => {
    const fleet = aFleet({ desired: 2 });
    const [first] = fleet.instances();
    terminateInstance(fleet.world, first?.InstanceId ?? "", fleet.now());
    fleet.advance(200);
    assert.equal(fleet.inService(), 2);
    assert.ok(!fleet.instances().some(({ InstanceId }) => InstanceId === first?.InstanceId));
    assert.ok(
      causes(fleet).some((cause) =>
        cause.endsWith(
          "in response to an EC2 health check indicating it has been terminated or stopped.",
        ),
      ),
    );
  });

  it("are replaced when the user says that they are unhealthy, after the grace period", () => {
    const fleet = aFleet({ desired: 1, group: { HealthCheckGracePeriod: 600 } });
    const [first] = fleet.instances();
    const outcome = { InstanceId: first?.InstanceId, HealthStatus: "Unhealthy" };
    fleet.call("SetInstanceHealth", outcome);
    fleet.advance(120);
    assert.equal(fleet.instances()[0]?.InstanceId, first?.InstanceId);
    fleet.call("SetInstanceHealth", { ...outcome, ShouldRespectGracePeriod: false });
    fleet.advance(120);
    assert.notEqual(fleet.instances()[0]?.InstanceId, first?.InstanceId);
    assert.ok(causes(fleet).some((cause) => cause.endsWith("in response to a user health-check.")));
  });

  it("go on request, with or without a successor", () => {
    const fleet = aFleet({ desired: 2 });
    const [first, second] = fleet.instances();
    const { Activity } = fleet.call<ActivityType>("TerminateInstanceInAutoScalingGroup", {
      InstanceId: first?.InstanceId,
      ShouldDecrementDesiredCapacity: true,
    });
    assert.deepEqual([Activity?.StatusCode, Activity?.Progress], ["InProgress", 50]);
    assert.match(
      Activity?.Cause ?? "",
      /was taken out of service in response to a user request, shrinking the capacity from 2 to 1\.$/u,
    );
    fleet.call("TerminateInstanceInAutoScalingGroup", {
      InstanceId: second?.InstanceId,
      ShouldDecrementDesiredCapacity: false,
    });
    fleet.advance(60);
    assert.equal(fleet.inService(), 1);
  });

  it("enter standby and come back", () => {
    const fleet = aFleet({ desired: 2 });
    const InstanceIds = [fleet.instances()[0]?.InstanceId];
    fleet.call("EnterStandby", { ...byName, InstanceIds, ShouldDecrementDesiredCapacity: true });
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["Standby", "InService"]);
    fleet.call("ExitStandby", { ...byName, InstanceIds });
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["InService", "InService"]);
    assert.equal(fleet.group().DesiredCapacity, 2);
  });

  it("have a launch that failed tried again, later each time", () => {
    const fleet = aNewFleet({ desired: 1 });
    fleet.injectFault({
      kind: "launch",
      failure: "Your quota allows for 0 more running instance(s).",
      times: 3,
    });
    fleet.advance(120);
    assert.equal(fleet.inService(), 1);
    const failed = (fleet.activities() ?? []).filter(({ StatusCode }) => StatusCode === "Failed");
    const times = failed.map(({ StartTime }) => StartTime?.getTime() ?? 0).reverse();
    assert.equal(times.length, 3);
    assert.ok((times[2] ?? 0) - (times[1] ?? 0) > (times[1] ?? 0) - (times[0] ?? 0));
    assert.match(
      failed[0]?.Description ?? "",
      /^Launching a new EC2 instance\. {2}Status Reason: Your quota/u,
    );
  });

  it("fail to launch from an image that does not exist, in EC2's words", () => {
    const fleet = aNewFleet({ desired: 0 });
    const Version = fleet.addVersion({ ImageId: "ami-00000000000000000" });
    const LaunchTemplate = { LaunchTemplateId: fleet.template.launchTemplateId, Version };
    fleet.call("UpdateAutoScalingGroup", { ...byName, LaunchTemplate, DesiredCapacity: 1 });
    removeImage(fleet.world.ec2, "ami-00000000000000000");
    fleet.advance(20);
    assert.equal(
      fleet.activities()?.[0]?.StatusMessage,
      "The image id '[ami-00000000000000000]' does not exist. Launching EC2 instance failed.",
    );
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      LaunchTemplate: { ...LaunchTemplate, Version: "1" },
    });
    fleet.advance(20);
    assert.equal(fleet.inService("1"), 1);
  });

  it("come into service late, where a scenario says so", () => {
    const fleet = aNewFleet({ desired: 1 });
    fleet.injectFault({ kind: "launch", autoScalingGroupName: groupName, inServiceAfter: 500 });
    fleet.advance(500);
    assert.deepEqual(states(fleet), ["Pending"]);
    fleet.advance(10);
    assert.deepEqual(states(fleet), ["InService"]);
  });
});

function states(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LifecycleState }) => LifecycleState);
}

function causes(fleet: Fleet): readonly string[] {
  return (fleet.activities() ?? []).map(({ Cause = "" }) => Cause);
}
