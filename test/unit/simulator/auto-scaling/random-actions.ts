/** What anybody may do to a group at any time, for tests of what must hold whatever is done. */
import type { PolicyARNType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../../simulator/aws-error";
import { terminateInstance } from "../../../../simulator/model/ec2/instances";
import { setAlarmState } from "../../../../simulator/model/cloud-watch";
import { withAlarm } from "./alarm";
import { addTargetGroup, attach } from "./target-group";
import { groupName, type Fleet } from "./fleet";

const byName = { AutoScalingGroupName: groupName };

const hookNames = ["arrive", "leave"] as const;

const processes = [
  "Launch",
  "Terminate",
  "HealthCheck",
  "ReplaceUnhealthy",
  "AZRebalance",
  "AddToLoadBalancer",
];

const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];

const policies = ["Default", "NewestInstance", "OldestLaunchTemplate", "ClosestToNextInstanceHour"];

/** What anybody may do to a group at any time. `pick` chooses an instance or a number. */
export const randomActions = {
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
    fleet.injectFault({
      kind: "launch",
      launchTemplateVersion: 2,
      failure: "No.",
      times: pick % 20,
    });
    fleet.start({ AutoRollback: true });
  },
  replaceRootVolumes: (fleet, pick) => {
    const images = [...fleet.world.ec2.images.values()].filter(
      ({ architecture }) => architecture === "x86_64",
    );
    const Version = fleet.addVersion({ ImageId: images[pick % images.length]?.imageId });
    const LaunchTemplate = { LaunchTemplateId: fleet.template.launchTemplateId, Version };
    fleet.call("StartInstanceRefresh", {
      ...byName,
      Strategy: "ReplaceRootVolume",
      DesiredConfiguration: { LaunchTemplate },
      Preferences: { MinHealthyPercentage: pick % 101 },
    });
  },
  suspend: (fleet, pick) =>
    fleet.call("SuspendProcesses", {
      ...byName,
      ScalingProcesses: [processes[pick % processes.length]],
    }),
  resume: (fleet) => fleet.call("ResumeProcesses", byName),
  resize: (fleet, pick) =>
    fleet.call("UpdateAutoScalingGroup", { ...byName, MinSize: pick % 4, MaxSize: 4 + (pick % 9) }),
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
    fleet.injectFault({ kind: "target", failsAfter: pick, times: 1 });
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
  prepare: (fleet, pick) =>
    fleet.call("PutWarmPool", {
      ...byName,
      MinSize: pick % 3,
      MaxGroupPreparedCapacity: pick % 9,
      PoolState: pick % 2 === 0 ? "Running" : "Stopped",
      InstanceReusePolicy: { ReuseOnScaleIn: pick % 3 === 0 },
    }),
  dissolve: (fleet, pick) =>
    fleet.call("DeleteWarmPool", { ...byName, ForceDelete: pick % 2 === 0 }),
  failLaunches: (fleet, pick) => {
    fleet.injectFault({ kind: "launch", failure: "No.", times: pick % 5 });
  },
  failZone: (fleet, pick) => {
    const availabilityZone = zones[pick % zones.length] ?? "";
    fleet.injectFault({ kind: "launch", availabilityZone, failure: "No.", times: pick % 5 });
  },
  move: (fleet, pick) =>
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      AvailabilityZones: zones.filter((_, index) => (1 + (pick % 7)) & (1 << index)),
    }),
  insistOnZones: (fleet, pick) =>
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      AvailabilityZoneDistribution: {
        CapacityDistributionStrategy: pick % 2 === 0 ? "balanced-only" : "balanced-best-effort",
      },
    }),
  keepAbandoned: (fleet, pick) => {
    const TerminateHookAbandon = pick % 3 === 0 ? "terminate" : "retain";
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon } },
    });
  },
  preferToKeep: (fleet, pick) =>
    fleet.call("UpdateAutoScalingGroup", {
      ...byName,
      TerminationPolicies: [policies[pick % policies.length]],
    }),
  giveUp: (fleet, pick) => {
    const terminationReason = "Client.InvalidKMSKey.InvalidState: No.";
    fleet.injectFault({ kind: "launch", terminationReason, times: pick % 5 });
  },
  putSimple: (fleet, pick) => {
    putPolicy(fleet, {
      AdjustmentType: pick % 2 === 0 ? "ChangeInCapacity" : "PercentChangeInCapacity",
      ScalingAdjustment: (pick % 9) - 4,
      Cooldown: pick,
    });
  },
  putSteps: (fleet, pick) => {
    putPolicy(fleet, {
      PolicyType: "StepScaling",
      AdjustmentType: "ExactCapacity",
      EstimatedInstanceWarmup: pick,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: pick % 9 }],
    });
  },
  execute: (fleet, pick) =>
    fleet.call("ExecutePolicy", {
      ...byName,
      PolicyName: policyName,
      HonorCooldown: pick % 2 === 0,
    }),
  track: (fleet, pick) =>
    fleet.call("PutScalingPolicy", {
      ...byName,
      PolicyName: "track",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingConfiguration: {
        TargetValue: pick,
        PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
        DisableScaleIn: pick % 2 === 0,
      },
    }),
  dropPolicy: (fleet, pick) =>
    fleet.call("DeletePolicy", { ...byName, PolicyName: pick % 2 === 0 ? policyName : "track" }),
  alarm: (fleet, pick) => {
    const alarms = [...fleet.world.cloudWatch.alarms.keys()];
    const alarmName = alarms[pick % Math.max(1, alarms.length)];
    const state = pick % 3 === 0 ? "OK" : "ALARM";
    if (alarmName === undefined) return;
    setAlarmState(fleet.world, { alarmName, state, reason: "test", now: fleet.now() });
  },
  schedule: (fleet, pick) =>
    fleet.call("PutScheduledUpdateGroupAction", {
      ...byName,
      ScheduledActionName: `action${pick % 3}`,
      StartTime: new Date(fleet.now() + 1000 * (60 + pick)),
      DesiredCapacity: pick % 9,
      ...(pick % 2 === 0 && { Recurrence: "*/2 * * * *", MinSize: pick % 4 }),
    }),
  unschedule: (fleet, pick) =>
    fleet.call("DeleteScheduledAction", {
      ...byName,
      ScheduledActionName: `action${pick % 3}`,
    }),
  breakOne: (fleet, pick) => {
    fleet.injectFault({ kind: "launch", unhealthyAfter: pick, times: 1 });
  },
} satisfies Record<string, (fleet: Fleet, pick: number) => unknown>;

export type RandomAction = keyof typeof randomActions;

const policyName = "policy";

/** Puts a policy and the alarm that triggers it. */
function putPolicy(fleet: Fleet, settings: object): void {
  const { PolicyARN = "" } = fleet.call<PolicyARNType>("PutScalingPolicy", {
    ...byName,
    PolicyName: policyName,
    ...settings,
  });
  withAlarm(fleet, "OK", "busy");
  const alarm = fleet.world.cloudWatch.alarms.get("busy");
  if (alarm?.kind !== "metric") return;
  const actions = { ...alarm.settings, AlarmActions: [PolicyARN] };
  fleet.world.cloudWatch.alarms.set("busy", { ...alarm, settings: actions });
}

/** The id of an instance of the group, or of none. */
function someone(fleet: Fleet, pick: number): string {
  const all = fleet.instances();
  return all[pick % Math.max(1, all.length)]?.InstanceId ?? "i-00000000000000000";
}

/** AWS may refuse an action; the simulator may not break. */
export function attempt(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
