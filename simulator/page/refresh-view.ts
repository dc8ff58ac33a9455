/** What the live page shows of a refresh: how far it is, its checkpoints, its batches, and what holds it. */
import type { Group } from "../model/auto-scaling/group/group";
import { findActiveRefresh, type Refresh } from "../model/auto-scaling/refresh/refresh";
import type { World } from "../model/world";

export interface RefreshView {
  readonly id: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly active: boolean;
  /** Of a rollback its own percentage. */
  readonly percentageComplete: number;
  readonly instancesToUpdate: number | undefined;
  /** ISO 8601. */
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  /** Until when it pauses at a checkpoint, or bakes. ISO 8601. */
  readonly checkpointUntil: string | undefined;
  readonly bakesUntil: string | undefined;
  readonly checkpoints: readonly { readonly percent: number; readonly reached: boolean }[];
  readonly batches: readonly Batch[];
  readonly rollbackReason: string | undefined;
  /** The preferences that steer it, as words and values. */
  readonly settings: readonly (readonly [name: string, value: string])[];
}

/** Instances that were terminated together. */
export interface Batch {
  /** ISO 8601. */
  readonly at: string;
  readonly instances: number;
  /** All of them are gone. */
  readonly done: boolean;
}

export function viewRefresh(world: World, group: Group, refresh: Refresh): RefreshView {
  const { settings, rollback } = refresh;
  return {
    id: refresh.id,
    status: refresh.status,
    reason: refresh.statusReason,
    active: findActiveRefresh(group) === refresh,
    percentageComplete: refresh.percentageComplete ?? 0,
    instancesToUpdate: refresh.instancesToUpdate,
    startedAt: toIso(refresh.startedAt),
    endedAt: toIso(refresh.endedAt),
    checkpointUntil: toIso(refresh.checkpointUntil),
    bakesUntil: toIso(refresh.bakesUntil),
    checkpoints: settings.checkpointPercentages.map((percent) => ({
      percent,
      reached: percent <= refresh.checkpointReached || refresh.status === "Successful",
    })),
    batches: findBatches(world, group, refresh),
    rollbackReason: rollback?.reason,
    settings: describeSettings(refresh),
  };
}

function describeSettings({ settings }: Refresh): readonly (readonly [string, string])[] {
  const { maxHealthyPercentage: most } = settings;
  return [
    ["healthy", `${settings.minHealthyPercentage} – ${most ?? 100} %`],
    ["warm-up", `${settings.instanceWarmup} s`],
    ...(settings.bakeTime > 0 ? [["bake", `${settings.bakeTime} s`] as const] : []),
    ...(settings.skipMatching ? [["skip matching", "on"] as const] : []),
    ...(settings.autoRollback ? [["auto rollback", "on"] as const] : []),
    ...(settings.alarms.length > 0 ? [["alarms", settings.alarms.join(", ")] as const] : []),
  ];
}

/** Terminations that began within this time of each other are one batch, in milliseconds. */
const together = 10_000;

/** AWS does not speak of batches; they are read from the terminations that the refresh ordered. */
function findBatches(world: World, group: Group, { startedAt, endedAt }: Refresh): Batch[] {
  const { activities, activitiesOf } = world.autoScaling;
  const batches: { at: number; instances: number; done: boolean }[] = [];
  for (const place of activitiesOf.get(group.name) ?? []) {
    const activity = activities[place];
    if (activity?.kind !== "terminate" || !activity.cause.includes("instance refresh")) continue;
    if (activity.startedAt < (startedAt ?? Infinity)) continue;
    if (activity.startedAt > (endedAt ?? Infinity)) continue;
    const last = batches.at(-1);
    const isDone = activity.endedAt !== undefined;
    if (last && activity.startedAt - last.at <= together) {
      last.instances += 1;
      last.done &&= isDone;
    } else batches.push({ at: activity.startedAt, instances: 1, done: isDone });
  }
  return batches.map((batch) => ({ ...batch, at: new Date(batch.at).toISOString() }));
}

function toIso(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
