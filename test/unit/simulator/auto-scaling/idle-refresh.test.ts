/** A refresh that waits: its worker's steps are left out, and nobody can tell. */
import assert from "node:assert/strict";
import type { PutScalingPolicyCommandOutput } from "@aws-sdk/client-auto-scaling";
import fc from "fast-check";
import { withAlarm } from "./alarm";
import { aFleet, groupName, type Fleet } from "./fleet";
import { addTargetGroup } from "./target-group";
import { worldBytes } from "./world-bytes";

const waits = fc.record({
  desired: fc.integer({ min: 1, max: 6 }),
  percentages: fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }),
  delay: fc.integer({ min: 0, max: 9000 }),
  warmup: fc.integer({ min: 0, max: 3000 }),
  bake: fc.integer({ min: 0, max: 5000 }),
  minimum: fc.integer({ min: 0, max: 100 }),
  autoRollback: fc.boolean(),
  isProtected: fc.boolean(),
  isBalanced: fc.boolean(),
  /** Seconds until an alarm goes off. */
  alarmAfter: fc.integer({ min: 1, max: 20_000 }),
  /** Seconds from a registration to a target's first bad answer; 0: never. */
  failsAfter: fc.integer({ min: 0, max: 3000 }),
  pause: fc.constantFrom("none", "InstanceRefresh", "Launch"),
  steps: fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 6 }),
});

type Waits = typeof waits extends fc.Arbitrary<infer Values> ? Values : never;

function aWaitingFleet(world: Waits): Fleet {
  const fleet = withAlarm(aFleet({ desired: world.desired }), "OK");
  if (world.isBalanced) {
    const { targetGroupArn } = addTargetGroup(fleet);
    fleet.call("AttachLoadBalancerTargetGroups", {
      AutoScalingGroupName: groupName,
      TargetGroupARNs: [targetGroupArn],
    });
    fleet.call("UpdateAutoScalingGroup", {
      AutoScalingGroupName: groupName,
      HealthCheckType: "ELB",
    });
  }
  if (world.isProtected) {
    fleet.call("SetInstanceProtection", {
      AutoScalingGroupName: groupName,
      InstanceIds: [fleet.instances()[0]?.InstanceId],
      ProtectedFromScaleIn: true,
    });
  }
  if (world.failsAfter > 0) {
    fleet.injectFault({ kind: "target", failsAfter: world.failsAfter, times: 2 });
  }
  fleet.advance(400);
  const percentages = world.percentages.toSorted((one, other) => one - other);
  fleet.start({
    ...(percentages.length > 0 && {
      CheckpointPercentages: percentages,
      CheckpointDelay: world.delay,
    }),
    InstanceWarmup: world.warmup,
    BakeTime: world.bake,
    MinHealthyPercentage: world.minimum,
    AutoRollback: world.autoRollback,
    AlarmSpecification: { Alarms: ["latency"] },
  });
  fleet.injectFault({
    kind: "alarm",
    alarmName: "latency",
    state: "ALARM",
    after: world.alarmAfter,
  });
  return fleet;
}

describe("a refresh that waits", () => {
  it("is the same, to the byte, whether one looks at it every 7 seconds or seldom", () => {
    fc.assert(
      fc.property(waits, (world) => {
        const [seldom, often] = [aWaitingFleet(world), aWaitingFleet(world)];
        for (const seconds of world.steps) {
          seldom.advance(seconds);
          for (let left = seconds; left > 0; left -= 7) often.advance(Math.min(7, left));
          assert.equal(worldBytes(often.world), worldBytes(seldom.world));
          if (world.pause === "none") continue;
          for (const fleet of [seldom, often]) {
            fleet.call("SuspendProcesses", {
              AutoScalingGroupName: groupName,
              ScalingProcesses: [world.pause],
            });
          }
        }
      }),
      { numRuns: 60 * Number(process.env["PROPERTY_TIMES"] ?? 1) },
    );
  });

  it("leaves out the steps of days", () => {
    const fleet = aFleet({ desired: 20 });
    fleet.start({ CheckpointPercentages: [5, 100], CheckpointDelay: 172_800, BakeTime: 172_800 });
    const steps = countSteps(fleet, () => {
      fleet.advance(4.5 * 86_400);
    });
    assert.equal(fleet.refresh().Status, "Successful");
    assert.ok(steps < 1000, `${steps} steps, where the worker's period would make 40,000`);
  });

  it("leaves them out also while an alarm asks every minute for what the group cannot have", () => {
    const fleet = aPressedFleet({ desired: 20, maxSize: 20 });
    fleet.start({ CheckpointPercentages: [5, 100], CheckpointDelay: 172_800, BakeTime: 172_800 });
    const steps = countSteps(fleet, () => {
      fleet.advance(4.5 * 86_400);
    });
    assert.equal(fleet.refresh().Status, "Successful");
    assert.ok(
      steps < 1000,
      `${steps} steps, where one at each look of the alarm would make thousands`,
    );
  });

  it("is the same for clients when alarms add to the group meanwhile, however often one looks", () => {
    fc.assert(
      fc.property(pressed, ({ desired, room, delay, bake, steps }) => {
        const [seldom, often] = [1, 2].map(() => {
          const fleet = aPressedFleet({ desired, maxSize: desired + room });
          const CheckpointPercentages = [40, 100];
          fleet.start({ CheckpointPercentages, CheckpointDelay: delay, BakeTime: bake });
          return fleet;
        });
        assert.ok(seldom && often);
        for (const seconds of steps) {
          seldom.advance(seconds);
          for (let left = seconds; left > 0; left -= 7) often.advance(Math.min(7, left));
          assert.deepEqual(seenOf(often), seenOf(seldom));
        }
      }),
      { numRuns: 30 * Number(process.env["PROPERTY_TIMES"] ?? 1) },
    );
  });
});

const pressed = fc.record({
  desired: fc.integer({ min: 1, max: 5 }),
  /** How many more the alarms may add. */
  room: fc.integer({ min: 0, max: 4 }),
  delay: fc.integer({ min: 0, max: 9000 }),
  bake: fc.integer({ min: 0, max: 5000 }),
  steps: fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 6 }),
});

/** A fleet with a simple and a step policy whose alarm is, and stays, in ALARM. */
function aPressedFleet({ desired, maxSize }: { desired: number; maxSize: number }): Fleet {
  const fleet = aFleet({ desired });
  fleet.call("UpdateAutoScalingGroup", { AutoScalingGroupName: groupName, MaxSize: maxSize });
  const one = { AutoScalingGroupName: groupName, AdjustmentType: "ChangeInCapacity" };
  const simple = { ...one, PolicyName: "simple", ScalingAdjustment: 1, Cooldown: 900 };
  const step = {
    ...{ ...one, PolicyName: "step", PolicyType: "StepScaling" },
    ...{ StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }] },
    EstimatedInstanceWarmup: 3000,
  };
  const AlarmActions = [simple, step].map(
    (policy) => fleet.call<PutScalingPolicyCommandOutput>("PutScalingPolicy", policy).PolicyARN,
  );
  withAlarm(fleet, "OK", "load");
  const alarm = fleet.world.cloudWatch.alarms.get("load");
  assert.ok(alarm?.kind === "metric");
  Object.assign(alarm.settings, { AlarmActions });
  return withAlarm(fleet, "ALARM", "load");
}

function seenOf(fleet: Fleet): object {
  return { group: fleet.group(), refresh: fleet.refresh(), activities: fleet.activities() };
}

/** How often the group is looked over while something is done. */
function countSteps(fleet: Fleet, act: () => void): number {
  const group = fleet.world.autoScaling.groups.get(groupName);
  assert.ok(group);
  let steps = 0;
  const { stepAt } = group;
  let value = stepAt;
  Object.defineProperty(group, "stepAt", {
    configurable: true,
    enumerable: true,
    get: () => value,
    set: (next: number | undefined) => {
      if (next === undefined) steps += 1;
      value = next;
    },
  });
  act();
  return steps;
}
