import assert from "node:assert/strict";
import { terminateInstance } from "../../../../simulator/model/ec2/instances";
import { aFleet, groupName, type Fleet } from "./fleet";
import { byName, complete, hooked, put, states, terminating } from "./hooks";

describe("an instance whose termination hook is abandoned", () => {
  it("is kept out of service, and replaced, where the group retains such instances", () => {
    const fleet = aRetainingFleet();
    terminateFirst(fleet);
    complete(fleet, "ABANDON");
    assert.deepEqual(states(fleet)[0], "Terminating:Proceed");
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["Terminating:Retained", "InService"]);
    assert.equal(fleet.group().DesiredCapacity, 1);
    const [first] = fleet.instances();
    assert.equal(fleet.world.ec2.instances.get(first?.InstanceId ?? "")?.state, "running");
  });

  it("leaves a cancelled activity behind that says so", () => {
    const fleet = aRetainingFleet();
    terminateFirst(fleet);
    complete(fleet, "ABANDON");
    const activity = fleet
      .activities()
      ?.find(({ Description }) => Description?.startsWith("Terminating EC2 instance"));
    assert.equal(activity?.StatusCode, "Cancelled");
    assert.match(activity.StatusMessage ?? "", /was abandoned: Lifecycle Action Completed/u);
  });

  it("is kept too when nobody is heard of and the default result is ABANDON", () => {
    const fleet = aRetainingFleet({ HeartbeatTimeout: 60 });
    terminateFirst(fleet);
    fleet.advance(120);
    assert.equal(states(fleet)[0], "Terminating:Retained");
  });

  it("is terminated when its hook is completed, or its time is over, with CONTINUE", () => {
    const fleet = aRetainingFleet({ HeartbeatTimeout: 60, DefaultResult: "CONTINUE" });
    terminateFirst(fleet);
    fleet.advance(200);
    assert.deepEqual(states(fleet), ["InService"]);
    terminateFirst(fleet);
    complete(fleet, "CONTINUE");
    fleet.advance(100);
    assert.deepEqual(states(fleet), ["InService"]);
  });

  it("is kept as soon as one of several hooks is abandoned", () => {
    const fleet = aRetainingFleet();
    put(fleet, { LifecycleHookName: "second", LifecycleTransition: terminating });
    terminateFirst(fleet);
    complete(fleet, "ABANDON", "second");
    fleet.advance(10);
    assert.equal(states(fleet)[0], "Terminating:Retained");
  });

  it("stays until it is terminated by name, then goes without its hooks", () => {
    const fleet = aRetained();
    const [first] = fleet.instances();
    fleet.advance(7 * 24 * 3600);
    fleet.call("TerminateInstanceInAutoScalingGroup", {
      InstanceId: first?.InstanceId,
      ShouldDecrementDesiredCapacity: true,
    });
    assert.equal(states(fleet)[0], "Terminating");
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["InService"]);
    assert.equal(fleet.group().DesiredCapacity, 1);
  });

  it("leaves the group when somebody terminates it in EC2", () => {
    const fleet = aRetained();
    terminateInstance(fleet.world, fleet.instances()[0]?.InstanceId ?? "", fleet.now());
    fleet.advance(120);
    assert.deepEqual(states(fleet), ["InService"]);
  });

  it("goes with its group", () => {
    const fleet = aRetained();
    fleet.call("DeleteAutoScalingGroup", { ...byName, ForceDelete: true });
    fleet.advance(120);
    assert.equal(fleet.world.autoScaling.groups.size, 0);
  });

  it("is not waited for by a refresh, nor by its cancellation", () => {
    const fleet = aRetainingFleet({ HeartbeatTimeout: 60 });
    fleet.start({ MinHealthyPercentage: 100 });
    fleet.advanceUntil("Successful");
    assert.deepEqual(states(fleet), ["Terminating:Retained", "InService"]);
    assert.equal(fleet.inService("2"), 1);
    fleet.start(undefined, "1");
    fleet.advance(60);
    fleet.call("CancelInstanceRefresh", byName);
    fleet.advance(300);
    assert.equal(fleet.refresh().Status, "Cancelled");
  });
});

describe("an instance of the warm pool whose termination hook is abandoned", () => {
  it("is kept beside the pool, which is filled up", () => {
    const fleet = aRetainingFleet({ HeartbeatTimeout: 60 });
    fleet.call("PutWarmPool", { ...byName, MinSize: 1, MaxGroupPreparedCapacity: 0 });
    fleet.advance(60);
    const group = fleet.world.autoScaling.groups.get(groupName);
    const [InstanceId] = group?.warmMembers.keys() ?? [];
    fleet.call("TerminateInstanceInAutoScalingGroup", {
      InstanceId,
      ShouldDecrementDesiredCapacity: false,
    });
    fleet.advance(200);
    const warm = [...(group?.warmMembers.values() ?? [])];
    assert.deepEqual(
      warm.map(({ lifecycleState }) => lifecycleState),
      ["Warmed:Terminating:Retained", "Warmed:Stopped"],
    );
    fleet.start();
    fleet.advanceUntil("Successful");
  });
});

const retaining = {
  InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: "retain" } },
} as const;

/** A group of one instance with a termination hook, that retains what the hook abandons. */
function aRetainingFleet(hook: object = {}): Fleet {
  return aFleet({ group: { ...hooked(terminating, hook), ...retaining } });
}

/** Such a group with one instance retained and one in service. */
function aRetained(): Fleet {
  const fleet = aRetainingFleet();
  terminateFirst(fleet);
  complete(fleet, "ABANDON");
  fleet.advance(60);
  return fleet;
}

function terminateFirst(fleet: Fleet): void {
  fleet.call("TerminateInstanceInAutoScalingGroup", {
    InstanceId: fleet.instances()[0]?.InstanceId,
    ShouldDecrementDesiredCapacity: false,
  });
  fleet.advance(5);
}
