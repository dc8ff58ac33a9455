import assert from "node:assert/strict";
import { aFleet, aNewFleet, groupName } from "./fleet";
import { byName, complete, heartbeat, hooked, launching, put, states, terminating } from "./hooks";

describe("a launch hook", () => {
  it("holds a new instance in Pending:Wait until its action is completed", () => {
    const fleet = aNewFleet({ group: hooked(launching) });
    fleet.advance(20);
    assert.deepEqual(states(fleet), ["Pending:Wait"]);
    assert.equal(fleet.activities()?.[0]?.StatusCode, "MidLifecycleAction");
    complete(fleet, "CONTINUE");
    assert.deepEqual(states(fleet), ["Pending:Proceed"]);
    fleet.advance(3);
    assert.deepEqual(states(fleet), ["InService"]);
    assert.equal(fleet.activities()?.[0]?.StatusCode, "Successful");
  });

  it("announces its action with a token, and can be completed by it", () => {
    const fleet = aNewFleet({ group: hooked(launching, { NotificationMetadata: "hello" }) });
    fleet.advance(20);
    const event = fleet.world.autoScaling.events.at(-1);
    assert.equal(event?.["detail-type"], "EC2 Instance-launch Lifecycle Action");
    const { LifecycleActionToken, ...detail } = event.detail;
    assert.deepEqual(detail, {
      AutoScalingGroupName: groupName,
      LifecycleHookName: "hook",
      EC2InstanceId: fleet.instances()[0]?.InstanceId,
      LifecycleTransition: launching,
      NotificationMetadata: "hello",
      Origin: "EC2",
      Destination: "AutoScalingGroup",
    });
    fleet.call("CompleteLifecycleAction", {
      ...byName,
      LifecycleHookName: "hook",
      LifecycleActionToken,
      LifecycleActionResult: "CONTINUE",
    });
    fleet.advance(3);
    assert.equal(fleet.inService(), 1);
  });

  it("gives an instance up when its action is abandoned, and lets another one be launched", () => {
    const fleet = aNewFleet({ group: hooked(launching) });
    fleet.advance(20);
    const [first] = fleet.instances();
    complete(fleet, "ABANDON");
    assert.deepEqual(states(fleet), ["Terminating"]);
    const launch = fleet.activities()?.[1];
    assert.equal(launch?.StatusCode, "Cancelled");
    assert.match(
      launch.StatusMessage ?? "",
      /^Instance failed to complete user's Lifecycle Action: Lifecycle Action with token [-\w]{36} was abandoned: Lifecycle Action Completed with ABANDON Result$/u,
    );
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["Pending:Wait"]);
    assert.notEqual(fleet.instances()[0]?.InstanceId, first?.InstanceId);
  });

  for (const [DefaultResult, state, message] of [
    ["CONTINUE", "InService", undefined],
    ["ABANDON", "Terminating", "was abandoned: Heartbeat Timeout"],
  ] as const) {
    it(`ends with ${DefaultResult} by itself when nobody is heard of`, () => {
      const fleet = aNewFleet({
        group: hooked(launching, { HeartbeatTimeout: 60, DefaultResult }),
      });
      fleet.advance(60);
      assert.deepEqual(states(fleet), ["Pending:Wait"]);
      fleet.advance(20);
      assert.equal(states(fleet)[0], state);
      const messages = (fleet.activities() ?? []).map(({ StatusMessage }) => StatusMessage ?? "");
      assert.equal(
        messages.some((text) => text.endsWith(message ?? "nothing")),
        message !== undefined,
      );
    });
  }

  it("is kept alive by heartbeats, but not beyond its global timeout", () => {
    const fleet = aNewFleet({
      group: hooked(launching, { HeartbeatTimeout: 30, DefaultResult: "CONTINUE" }),
    });
    fleet.advance(12);
    for (let beat = 0; beat < 149; beat += 1) {
      if (states(fleet)[0] === "Pending:Wait") heartbeat(fleet);
      fleet.advance(20);
    }
    assert.deepEqual(states(fleet), ["Pending:Wait"]);
    fleet.advance(40);
    assert.deepEqual(states(fleet), ["InService"]);
  });

  it("has to be completed by every hook", () => {
    const fleet = aNewFleet({ group: hooked(launching) });
    put(fleet, { LifecycleHookName: "second", LifecycleTransition: launching });
    fleet.advance(20);
    complete(fleet, "CONTINUE");
    fleet.advance(10);
    assert.deepEqual(states(fleet), ["Pending:Wait"]);
    complete(fleet, "CONTINUE", "second");
    fleet.advance(10);
    assert.deepEqual(states(fleet), ["InService"]);
  });
});

describe("a termination hook", () => {
  for (const result of ["CONTINUE", "ABANDON"]) {
    it(`keeps an instance alive until it is completed with ${result}`, () => {
      const fleet = aFleet({ group: hooked(terminating) });
      const [instance] = fleet.world.ec2.instances.values();
      fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 0 });
      fleet.advance(600);
      assert.deepEqual(states(fleet), ["Terminating:Wait"]);
      assert.equal(instance?.state, "running");
      complete(fleet, result);
      assert.deepEqual(states(fleet), ["Terminating:Proceed"]);
      fleet.advance(60);
      assert.deepEqual(states(fleet), []);
      assert.equal(instance.state, "terminated");
    });
  }

  it("does not hold up the forced deletion of its group", () => {
    const fleet = aFleet({ desired: 2, group: hooked(terminating) });
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: 1 });
    fleet.advance(60);
    fleet.call("DeleteAutoScalingGroup", { ...byName, ForceDelete: true });
    fleet.advance(120);
    assert.equal(fleet.world.autoScaling.groups.size, 0);
  });
});

describe("a refresh", () => {
  it("warms instances up from the end of their launch hooks on, and waits for its terminations", () => {
    const fleet = aFleet();
    put(fleet, { LifecycleHookName: "hook", LifecycleTransition: launching });
    put(fleet, { LifecycleHookName: "bye", LifecycleTransition: terminating });
    fleet.start({ MinHealthyPercentage: 100, InstanceWarmup: 300 });
    fleet.advance(600);
    assert.deepEqual(states(fleet), ["InService", "Pending:Wait"]);
    complete(fleet, "CONTINUE", "hook", 1);
    fleet.advance(290);
    assert.match(fleet.refresh().StatusReason ?? "", /is warming up\.$/u);
    fleet.advance(120);
    assert.deepEqual(states(fleet), ["Terminating:Wait", "InService"]);
    assert.equal(fleet.refresh().Status, "InProgress");
    complete(fleet, "CONTINUE", "bye");
    fleet.advanceUntil("Successful");
  });

  it("fails after an hour when a hook hangs", () => {
    const fleet = aFleet();
    put(fleet, {
      LifecycleHookName: "hook",
      LifecycleTransition: launching,
      HeartbeatTimeout: 7200,
    });
    fleet.start();
    fleet.advance(3700);
    assert.equal(fleet.refresh().Status, "Failed");
  });
});
