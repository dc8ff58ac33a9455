import assert from "node:assert/strict";
import fc from "fast-check";
import { AwsError } from "../../../../simulator/protocol/aws-error";
import { terminateInstance } from "../../../../simulator/model/ec2/instances";
import { worldBytes } from "./world-bytes";
import { aNewFleet, groupName, type Fleet } from "./fleet";
import { addTargetGroup, attach } from "./target-group";

const hookNames = ["arrive", "leave"] as const;

const byName = { AutoScalingGroupName: groupName };

/** What anybody may do to a group at any time. `pick` chooses an instance or a number. */
const deeds = {
  start: (fleet, pick) => {
    const MinHealthyPercentage = pick % 101;
    fleet.start(
      { MinHealthyPercentage, SkipMatching: pick % 2 === 0, BakeTime: pick % 3 === 0 ? 120 : 0 },
      pick % 5 === 0 ? "1" : "2",
    );
  },
  launchFirst: (fleet, pick) =>
    fleet.start({ MinHealthyPercentage: 100, MaxHealthyPercentage: 100 + (pick % 101) }),
  autoRollback: (fleet, pick) => {
    fleet.misfortune({
      kind: "launch",
      launchTemplateVersion: 2,
      failure: "No.",
      times: pick % 20,
    });
    fleet.start({ AutoRollback: true });
  },
  cancel: (fleet, pick) =>
    fleet.call("CancelInstanceRefresh", {
      ...byName,
      WaitForTransitioningInstances: pick % 2 === 0,
    }),
  rollBack: (fleet) => fleet.call("RollbackInstanceRefresh", byName),
  scale: (fleet, pick) =>
    fleet.call("SetDesiredCapacity", { ...byName, DesiredCapacity: pick % 9 }),
  terminate: (fleet, pick) =>
    fleet.call("TerminateInstanceInAutoScalingGroup", {
      InstanceId: someone(fleet, pick),
      ShouldDecrementDesiredCapacity: pick % 2 === 0,
    }),
  lose: (fleet, pick) => {
    terminateInstance(fleet.world, someone(fleet, pick), fleet.now());
  },
  sicken: (fleet, pick) =>
    fleet.call("SetInstanceHealth", {
      InstanceId: someone(fleet, pick),
      HealthStatus: "Unhealthy",
    }),
  standBy: (fleet, pick) =>
    fleet.call("EnterStandby", {
      ...byName,
      InstanceIds: [someone(fleet, pick)],
      ShouldDecrementDesiredCapacity: pick % 2 === 0,
    }),
  comeBack: (fleet, pick) =>
    fleet.call("ExitStandby", { ...byName, InstanceIds: [someone(fleet, pick)] }),
  protect: (fleet, pick) =>
    fleet.call("SetInstanceProtection", {
      ...byName,
      InstanceIds: [someone(fleet, pick)],
      ProtectedFromScaleIn: pick % 3 === 0,
    }),
  hookUp: (fleet, pick) =>
    fleet.call("PutLifecycleHook", {
      ...byName,
      LifecycleHookName: hookNames[pick % 2],
      LifecycleTransition: `autoscaling:EC2_INSTANCE_${pick % 2 === 0 ? "LAUNCHING" : "TERMINATING"}`,
      HeartbeatTimeout: 30 + pick,
      DefaultResult: pick % 3 === 0 ? "CONTINUE" : "ABANDON",
    }),
  unhook: (fleet, pick) =>
    fleet.call("DeleteLifecycleHook", { ...byName, LifecycleHookName: hookNames[pick % 2] }),
  complete: (fleet, pick) =>
    fleet.call("CompleteLifecycleAction", {
      ...byName,
      LifecycleHookName: hookNames[pick % 2],
      InstanceId: someone(fleet, pick),
      LifecycleActionResult: pick % 3 === 0 ? "ABANDON" : "CONTINUE",
    }),
  beat: (fleet, pick) =>
    fleet.call("RecordLifecycleActionHeartbeat", {
      ...byName,
      LifecycleHookName: hookNames[pick % 2],
      InstanceId: someone(fleet, pick),
    }),
  attach: (fleet, pick) => {
    attach(fleet, addTargetGroup(fleet, `tg${pick}`, { deregistrationDelay: pick }));
  },
  detach: (fleet) =>
    fleet.call("DetachLoadBalancerTargetGroups", {
      ...byName,
      TargetGroupARNs: fleet.group().TargetGroupARNs,
    }),
  checkTargets: (fleet, pick) =>
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      HealthCheckType: pick % 2 === 0 ? "ELB" : "EC2",
      HealthCheckGracePeriod: pick,
    }),
  breakTarget: (fleet, pick) => {
    fleet.misfortune({ kind: "target", failsAfter: pick, times: 1 });
  },
  detachOne: (fleet, pick) =>
    fleet.call("DetachInstances", {
      ...byName,
      InstanceIds: [someone(fleet, pick)],
      ShouldDecrementDesiredCapacity: pick % 2 === 0,
    }),
  attachOne: (fleet, pick) => {
    const alive = [...fleet.world.ec2.instances.keys()];
    const InstanceIds = [alive[pick % Math.max(1, alive.length)] ?? "i-00000000000000000"];
    fleet.call("AttachInstances", { ...byName, InstanceIds });
  },
  failLaunches: (fleet, pick) => {
    fleet.misfortune({ kind: "launch", failure: "No.", times: pick % 5 });
  },
  breakOne: (fleet, pick) => {
    fleet.misfortune({ kind: "launch", unhealthyAfter: pick, times: 1 });
  },
} satisfies Record<string, (fleet: Fleet, pick: number) => unknown>;

type Deed = keyof typeof deeds;

const plan = fc.array(
  fc.record({
    deed: fc.constantFrom(...(Object.keys(deeds) as Deed[])),
    pick: fc.integer({ min: 1, max: 200 }),
    after: fc.integer({ min: 0, max: 400 }),
  }),
  { maxLength: 15 },
);

describe("a group that is left alone", () => {
  it("settles at its desired capacity, whatever was done to it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), plan, (desired, steps) => {
        const fleet = aNewFleet({ desired });
        for (const { deed, pick, after } of steps) {
          attempt(() => deeds[deed](fleet, pick));
          fleet.advance(after);
        }
        // A hook that gives up every launch, or a protected instance, would keep the group from it.
        for (const pick of [0, 1]) attempt(() => deeds.unhook(fleet, pick));
        const InstanceIds = fleet.instances().map(({ InstanceId }) => InstanceId);
        fleet.call("SetInstanceProtection", {
          ...byName,
          InstanceIds,
          ProtectedFromScaleIn: false,
        });
        fleet.advance(20_000);
        assertSettled(fleet);
      }),
      { numRuns: 150 },
    );
  });
});

describe("what is done to a group", () => {
  it("has the same effect, to the byte, however often one looks in between", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        plan,
        fc.integer({ min: 2, max: 9 }),
        (desired, steps, looks) => {
          const [seldom, often] = [aNewFleet({ desired }), aNewFleet({ desired })];
          for (const { deed, pick, after } of steps) {
            for (const fleet of [seldom, often]) attempt(() => deeds[deed](fleet, pick));
            seldom.advance(after * looks);
            for (let look = 0; look < looks; look += 1) often.advance(after);
          }
          assert.equal(worldBytes(often.world), worldBytes(seldom.world));
        },
      ),
      { numRuns: 100 },
    );
  });
});

function assertSettled(fleet: Fleet): void {
  const { world } = fleet;
  const rest = fleet.instances().filter(({ LifecycleState }) => LifecycleState !== "Standby");
  assert.deepEqual(
    new Set(rest.map(({ LifecycleState }) => LifecycleState)),
    new Set(rest.length > 0 ? ["InService"] : []),
  );
  assert.equal(rest.length, fleet.group().DesiredCapacity);
  assert.ok(rest.every(({ HealthStatus }) => HealthStatus === "Healthy"));
  assert.equal(world.autoScaling.openActivities.size, 0);
  assert.equal(world.autoScaling.agenda.heap.length, 0);
  assert.equal(world.autoScaling.memberships.size, fleet.instances().length);
}

/** The id of an instance of the group, or of none. */
function someone(fleet: Fleet, pick: number): string {
  const all = fleet.instances();
  return all[pick % Math.max(1, all.length)]?.InstanceId ?? "i-00000000000000000";
}

/** AWS may refuse a deed; the simulator may not break. */
function attempt(deed: () => unknown): void {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
