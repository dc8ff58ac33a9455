import assert from "node:assert/strict";
import type { DescribeLifecycleHooksAnswer } from "@aws-sdk/client-auto-scaling";
import { aFleet, aNewFleet, groupName } from "./fleet";
import { byName, complete, hooked, launching, put, states, terminating } from "./hooks";

describe("hooks", () => {
  it("come back with the defaults of AWS", () => {
    const fleet = aFleet();
    put(fleet, { LifecycleHookName: "one", LifecycleTransition: launching });
    const { LifecycleHooks } = fleet.call<DescribeLifecycleHooksAnswer>(
      "DescribeLifecycleHooks",
      byName,
    );
    assert.deepEqual(LifecycleHooks, [
      {
        LifecycleHookName: "one",
        AutoScalingGroupName: groupName,
        LifecycleTransition: launching,
        HeartbeatTimeout: 3600,
        GlobalTimeout: 172_800,
        DefaultResult: "ABANDON",
      },
    ]);
  });

  it("let go of what they hold when they are deleted", () => {
    const fleet = aNewFleet({ group: hooked(launching) });
    fleet.advance(20);
    fleet.call("DeleteLifecycleHook", { ...byName, LifecycleHookName: "hook" });
    assert.deepEqual(states(fleet), ["Terminating"]);
    fleet.advance(60);
    assert.deepEqual(states(fleet), ["InService"]);
  });

  it("are completed by a scenario, where it says so", () => {
    const fleet = aNewFleet({ group: hooked(launching) });
    fleet.injectFault({ kind: "hook", lifecycleHookName: "hook", result: "CONTINUE", after: 30 });
    fleet.advance(30);
    assert.deepEqual(states(fleet), ["Pending:Wait"]);
    fleet.advance(20);
    assert.deepEqual(states(fleet), ["InService"]);
  });

  const refused: readonly (readonly [string, object, RegExp])[] = [
    ["a heartbeat below 30 seconds", { HeartbeatTimeout: 29 }, /between 30 and 7200/u],
    ["a heartbeat above two hours", { HeartbeatTimeout: 7201 }, /between 30 and 7200/u],
    ["a result that is none", { DefaultResult: "MAYBE" }, /MAYBE/u],
    ["a transition that is none", { LifecycleTransition: "up" }, /'up'/u],
    ["a new hook without a transition", { LifecycleTransition: undefined }, /null/u],
  ];
  for (const [what, settings, message] of refused) {
    it(`refuse ${what}`, () => {
      const hook = { LifecycleHookName: "hook", LifecycleTransition: launching, ...settings };
      assert.throws(() => put(aFleet(), hook), { code: "ValidationError", message });
    });
  }

  it("refuse the completion of an action that is not open", () => {
    const fleet = aFleet({ group: hooked(terminating) });
    assert.throws(() => complete(fleet, "CONTINUE"), {
      code: "ValidationError",
      message: `No active Lifecycle Action found with instance ID ${fleet.instances()[0]?.InstanceId}`,
    });
  });

  it("cannot be more than 50 in a group", () => {
    const fleet = aFleet();
    const putNumber = (number: number): unknown =>
      put(fleet, { LifecycleHookName: `hook${number}`, LifecycleTransition: launching });
    for (let number = 0; number < 50; number += 1) putNumber(number);
    assert.throws(() => putNumber(50), { code: "LimitExceeded" });
  });
});
