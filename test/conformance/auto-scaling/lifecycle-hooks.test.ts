import assert from "node:assert/strict";
import { byName, withGroup } from "./group";

const hook = { ...byName, LifecycleHookName: "ready" };

describe("a client that works on new instances", () => {
  it("is told of each by an event, holds it with heartbeats, and lets it go on", async () => {
    await withGroup({ DesiredCapacity: 0 }, async ({ simulator, autoScaling }) => {
      await autoScaling.putLifecycleHook({
        ...hook,
        LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
        HeartbeatTimeout: 300,
      });
      const { LifecycleHooks = [] } = await autoScaling.describeLifecycleHooks(byName);
      assert.deepEqual(
        LifecycleHooks.map(({ HeartbeatTimeout, GlobalTimeout, DefaultResult }) => [
          HeartbeatTimeout,
          GlobalTimeout,
          DefaultResult,
        ]),
        [[300, 30_000, "ABANDON"]],
      );
      await autoScaling.setDesiredCapacity({ ...byName, DesiredCapacity: 1 });
      simulator.advance(30);
      const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances({});
      const [{ InstanceId = "", LifecycleState = "" } = {}] = AutoScalingInstances;
      assert.equal(LifecycleState, "Pending:Wait");
      simulator.advance(200);
      await autoScaling.recordLifecycleActionHeartbeat({ ...hook, InstanceId });
      simulator.advance(200);
      await autoScaling.completeLifecycleAction({
        ...hook,
        InstanceId,
        LifecycleActionResult: "CONTINUE",
      });
      simulator.advance(5);
      const { AutoScalingInstances: after = [] } = await autoScaling.describeAutoScalingInstances({
        InstanceIds: [InstanceId],
      });
      assert.equal(after[0]?.LifecycleState, "InService");
      await autoScaling.deleteLifecycleHook(hook);
      assert.deepEqual((await autoScaling.describeLifecycleHooks(byName)).LifecycleHooks, []);
    });
  });

  it("can ask which transitions there are", async () => {
    await withGroup({}, async ({ autoScaling }) => {
      assert.deepEqual((await autoScaling.describeLifecycleHookTypes({})).LifecycleHookTypes, [
        "autoscaling:EC2_INSTANCE_LAUNCHING",
        "autoscaling:EC2_INSTANCE_TERMINATING",
      ]);
    });
  });

  it("is refused in AWS's words when nothing waits for it", async () => {
    await withGroup({}, async ({ autoScaling }) => {
      const LifecycleActionToken = "00000000-0000-4000-8000-000000000000";
      await assert.rejects(
        autoScaling.completeLifecycleAction({
          ...hook,
          LifecycleActionToken,
          LifecycleActionResult: "CONTINUE",
        }),
        {
          name: "ValidationError",
          message: `No active Lifecycle Action found with token ${LifecycleActionToken}`,
        },
      );
    });
  });
});

describe("a client that abandons a termination", () => {
  it("finds the instance retained, beside its successor, until it terminates it itself", async () => {
    const retained = { RetentionTriggers: { TerminateHookAbandon: "retain" } } as const;
    const group = { DesiredCapacity: 1, InstanceLifecyclePolicy: retained };
    await withGroup(group, async ({ simulator, autoScaling }) => {
      await autoScaling.putLifecycleHook({
        ...hook,
        LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
      });
      simulator.advance(60);
      const states = async (): Promise<readonly (readonly (string | undefined)[])[]> => {
        const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances({});
        return AutoScalingInstances.map((one) => [one.InstanceId, one.LifecycleState]);
      };
      const [[InstanceId] = []] = await states();
      const first = { InstanceId, ShouldDecrementDesiredCapacity: false };
      await autoScaling.terminateInstanceInAutoScalingGroup(first);
      simulator.advance(5);
      const LifecycleActionResult = "ABANDON";
      await autoScaling.completeLifecycleAction({ ...hook, InstanceId, LifecycleActionResult });
      simulator.advance(60);
      assert.deepEqual(
        (await states()).map(([, state]) => state),
        ["Terminating:Retained", "InService"],
      );
      await autoScaling.terminateInstanceInAutoScalingGroup(first);
      simulator.advance(60);
      assert.deepEqual(
        (await states()).map(([id, state]) => [id === InstanceId, state]),
        [[false, "InService"]],
      );
    });
  });
});
