import assert from "node:assert/strict";
import type { DescribeWarmPoolAnswer } from "@aws-sdk/client-auto-scaling";
import { aFleet, type Fleet } from "./fleet";
import { byName, complete, hooked, put, launching, terminating } from "./hooks";

describe("a warm pool with a reuse policy", () => {
  it("takes back what a scale-in takes out of service", () => {
    const fleet = aReusingFleet();
    const before = fleet.instances().map(({ InstanceId }) => InstanceId);
    scale(fleet, 1);
    fleet.advance(30);
    assert.equal(fleet.inService(), 1);
    const [returned] = pool(fleet).slice(-1);
    assert.equal(returned?.LifecycleState, "Warmed:Stopped");
    assert.ok(before.includes(returned.InstanceId));
    assert.equal(fleet.world.ec2.instances.get(returned.InstanceId ?? "")?.state, "stopped");
    assert.deepEqual(configuration(fleet), { ReuseOnScaleIn: true });
  });

  it("is not taken for a termination by the scaling activities", () => {
    const fleet = aReusingFleet();
    scale(fleet, 1);
    fleet.advance(30);
    const [activity] = fleet.activities() ?? [];
    assert.match(activity?.Description ?? "", /to warm pool: i-/u);
    assert.match(activity?.Cause ?? "", /shrinking the capacity from 2 to 1\./u);
    assert.equal(activity?.StatusCode, "Successful");
  });

  it("holds what it takes back for termination hooks, on its way from the group", () => {
    const fleet = aReusingFleet({ group: hooked(terminating) });
    scale(fleet, 1);
    fleet.advance(30);
    const [returning] = pool(fleet).slice(-1);
    assert.equal(returning?.LifecycleState, "Warmed:Pending:Wait");
    const detail = fleet.world.autoScaling.events.at(-1)?.detail ?? {};
    assert.deepEqual([detail["Origin"], detail["Destination"]], ["AutoScalingGroup", "WarmPool"]);
    fleet.call("CompleteLifecycleAction", {
      ...byName,
      LifecycleHookName: "hook",
      InstanceId: returning.InstanceId,
      LifecycleActionResult: "CONTINUE",
    });
    fleet.advance(5);
    assert.equal(pool(fleet).at(-1)?.LifecycleState, "Warmed:Stopped");
  });

  it("retains what is abandoned on its way back, where the group says so", () => {
    const fleet = aReusingFleet({
      group: {
        ...hooked(terminating, { HeartbeatTimeout: 60 }),
        InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: "retain" } },
      },
    });
    scale(fleet, 1);
    fleet.advance(120);
    assert.ok(
      pool(fleet).some(({ LifecycleState }) => LifecycleState === "Warmed:Pending:Retained"),
    );
  });

  it("gives out again what it has taken back, as coming from the pool", () => {
    const fleet = aReusingFleet();
    fleet.call("PutWarmPool", { ...byName, MinSize: 0, MaxGroupPreparedCapacity: 2 });
    fleet.advance(60);
    scale(fleet, 1);
    fleet.advance(60);
    const [{ InstanceId } = {}] = pool(fleet);
    put(fleet, { LifecycleHookName: "hook", LifecycleTransition: launching });
    scale(fleet, 2);
    fleet.advance(30);
    const { detail = {} } = fleet.world.autoScaling.events.at(-1) ?? {};
    assert.deepEqual(
      [detail["EC2InstanceId"], detail["Origin"], detail["Destination"]],
      [InstanceId, "WarmPool", "AutoScalingGroup"],
    );
    complete(fleet, "CONTINUE", "hook", 1);
    fleet.advance(5);
    assert.equal(fleet.inService(), 2);
  });

  it("terminates the outdated first where it has more than it ought to have", () => {
    const fleet = aReusingFleet();
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      LaunchTemplate: { LaunchTemplateId: fleet.template.launchTemplateId, Version: "2" },
    });
    fleet.call("PutWarmPool", { ...byName, MinSize: 2 });
    fleet.advance(60);
    fleet.call("PutWarmPool", { ...byName, MinSize: 1 });
    fleet.advance(100);
    assert.deepEqual(
      pool(fleet).map(({ LaunchTemplate }) => LaunchTemplate?.Version),
      ["2"],
    );
  });

  it("does not take back what a refresh replaces", () => {
    const fleet = aReusingFleet();
    const before = new Set(fleet.instances().map(({ InstanceId }) => InstanceId));
    fleet.start();
    fleet.advanceUntil("Successful");
    assert.ok(pool(fleet).every(({ InstanceId }) => !before.has(InstanceId)));
  });
});

describe("a refresh of a warm pool", () => {
  it("launches ahead where the maximum leaves room, and keeps the pool within both percentages", () => {
    const fleet = aFleet({ desired: 1 });
    fleet.call("PutWarmPool", { ...byName, MinSize: 10, MaxGroupPreparedCapacity: 0 });
    fleet.advance(200);
    fleet.start({ MinHealthyPercentage: 90, MaxHealthyPercentage: 120 });
    const seen: number[] = [];
    fleet.advanceUntil("Successful", () => {
      seen.push(pool(fleet).filter(isThere).length);
    });
    assert.deepEqual([Math.min(...seen), Math.max(...seen)], [9, 12]);
    assert.deepEqual(new Set(versions(fleet)), new Set(["2"]));
    assert.equal(pool(fleet).length, 10);
  });

  it("remembers on a rollback how far group and pool were", () => {
    const fleet = aFleet({ desired: 1 });
    fleet.call("PutWarmPool", { ...byName, MinSize: 2, MaxGroupPreparedCapacity: 0 });
    fleet.advance(200);
    fleet.start();
    fleet.advanceUntil("InProgress");
    while (fleet.refresh().ProgressDetails?.LivePoolProgress?.PercentageComplete !== 100) {
      fleet.advance(5);
    }
    const { ProgressDetails } = fleet.refresh();
    fleet.call("RollbackInstanceRefresh", byName);
    fleet.advance(20);
    assert.deepEqual(fleet.refresh().RollbackDetails?.ProgressDetailsOnRollback, ProgressDetails);
    assert.equal(ProgressDetails?.LivePoolProgress?.InstancesToUpdate, 0);
    assert.equal(ProgressDetails.WarmPoolProgress?.InstancesToUpdate, 2);
    fleet.advanceUntil("RollbackSuccessful");
    assert.equal(fleet.inService("1"), 1);
  });
});

/** Two instances in service, and one in a pool that takes instances back. */
function aReusingFleet(options: Parameters<typeof aFleet>[0] = {}): Fleet {
  const fleet = aFleet({ desired: 2, ...options });
  fleet.call("PutWarmPool", {
    ...byName,
    MinSize: 1,
    MaxGroupPreparedCapacity: 3,
    InstanceReusePolicy: { ReuseOnScaleIn: true },
  });
  fleet.advance(60);
  return fleet;
}

type WarmInstance = NonNullable<DescribeWarmPoolAnswer["Instances"]>[number];

function answer(fleet: Fleet): DescribeWarmPoolAnswer {
  return fleet.call<DescribeWarmPoolAnswer>("DescribeWarmPool", byName);
}

function pool(fleet: Fleet): readonly WarmInstance[] {
  return answer(fleet).Instances ?? [];
}

function configuration(fleet: Fleet): unknown {
  return answer(fleet).WarmPoolConfiguration?.InstanceReusePolicy;
}

function versions(fleet: Fleet): readonly (string | undefined)[] {
  return pool(fleet).map(({ LaunchTemplate }) => LaunchTemplate?.Version);
}

function isThere({ LifecycleState }: WarmInstance): boolean {
  return LifecycleState?.startsWith("Warmed:Terminating") === false;
}

function scale(fleet: Fleet, DesiredCapacity: number): void {
  fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity });
}
