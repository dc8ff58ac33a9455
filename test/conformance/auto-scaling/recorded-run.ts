/** The recorded run of 2026-09-27, replayed call by call at the same instants of the day. */
import assert from "node:assert/strict";
import type { Instance, InstanceRefresh } from "@aws-sdk/client-auto-scaling";
import { byName, type GroupScene } from "./group";

/** Clock time on 2026-09-27 (UTC), status, percentage, instances left, and the reason; OLD stands for the first instance. */
export type Row = readonly [
  string,
  string,
  number | undefined,
  number | undefined,
  string | undefined,
];

/** With this seed the terminations take 21 and 41 seconds, as they did. */
const simulator = { startTime: time("14:41:18.582"), seed: "n" };
export const recorded = {
  simulator,
  MaxSize: 2,
  DefaultInstanceWarmup: 0,
  HealthCheckGracePeriod: 0,
};

/** The refresh of the empty group, and the scale-out that followed. */
export async function replayEmpty(scene: GroupScene): Promise<void> {
  at(scene, "14:41:33.832");
  await scene.autoScaling.startInstanceRefresh(byName);
}

/** Everything up to the start of the second refresh; gives the id of the instance that it replaces. */
export async function replayForward(scene: GroupScene, more: object = bakes): Promise<string> {
  const { autoScaling } = scene;
  await replayEmpty(scene);
  at(scene, "14:41:40.257");
  await autoScaling.setDesiredCapacity({ ...byName, DesiredCapacity: 1 });
  at(scene, "14:41:51.253");
  const [old] = await instances(scene);
  assert.equal(old?.LifecycleState, "Pending");
  at(scene, "14:41:58.446");
  await autoScaling.startInstanceRefresh({
    ...byName,
    DesiredConfiguration: {
      LaunchTemplate: { LaunchTemplateId: scene.launchTemplateId, Version: "2" },
    },
    Preferences: {
      MinHealthyPercentage: 100,
      MaxHealthyPercentage: 100,
      InstanceWarmup: 0,
      ...more,
    },
  });
  return old.InstanceId ?? "";
}

const bakes = { BakeTime: 60, CheckpointPercentages: [100], CheckpointDelay: 0 };

/** What the newest refresh says at an instant, in the form of a row. */
export async function look(scene: GroupScene, clock: string, old: string): Promise<Row> {
  at(scene, clock);
  const { Status = "", PercentageComplete, InstancesToUpdate, StatusReason } = await newest(scene);
  return [clock, Status, PercentageComplete, InstancesToUpdate, StatusReason?.replace(old, "OLD")];
}

/** Lets it become a time of the day. */
export function at({ simulator: { now, advance } }: GroupScene, clock: string): void {
  const seconds = (time(clock).getTime() - now().getTime()) / 1000;
  assert.ok(seconds >= 0, clock);
  advance(seconds);
}

export function time(clock: string): Date {
  return new Date(`2026-09-27T${clock}Z`);
}

export async function newest({ autoScaling }: GroupScene): Promise<InstanceRefresh> {
  const { InstanceRefreshes = [] } = await autoScaling.describeInstanceRefreshes(byName);
  const [first] = InstanceRefreshes;
  assert.ok(first);
  return first;
}

export async function instances({ autoScaling }: GroupScene): Promise<readonly Instance[]> {
  const { AutoScalingGroups = [] } = await autoScaling.describeAutoScalingGroups({});
  return AutoScalingGroups[0]?.Instances ?? [];
}

export async function groupVersion({ autoScaling }: GroupScene): Promise<string | undefined> {
  const { AutoScalingGroups = [] } = await autoScaling.describeAutoScalingGroups({});
  return AutoScalingGroups[0]?.LaunchTemplate?.Version;
}

export function assertNear(found: Date | undefined, clock: string): void {
  const apart = Math.abs((found?.getTime() ?? 0) - time(clock).getTime());
  assert.ok(apart <= 1000, `${found?.toISOString()} is not near ${clock}`);
}
