/** Which metrics a group sends to CloudWatch. Nobody collects them here; the setting is kept and described. */
import type { Group } from "./group";

/** The group metrics of Auto Scaling: what is meant where none is named. */
export const allMetrics = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
  "GroupInServiceCapacity",
  "GroupPendingCapacity",
  "GroupStandbyCapacity",
  "GroupTerminatingCapacity",
  "GroupTotalCapacity",
  "WarmPoolDesiredCapacity",
  "WarmPoolWarmedCapacity",
  "WarmPoolPendingCapacity",
  "WarmPoolTerminatingCapacity",
  "WarmPoolTotalCapacity",
  "GroupAndWarmPoolDesiredCapacity",
  "GroupAndWarmPoolTotalCapacity",
] as const;

/** Adds the named metrics to those that are enabled; without names, all. */
export function enableMetrics(group: Group, names: readonly string[] | undefined): void {
  for (const name of readMetrics(names)) group.enabledMetrics.add(name);
}

export function disableMetrics(group: Group, names: readonly string[] | undefined): void {
  for (const name of readMetrics(names)) group.enabledMetrics.delete(name);
}

function readMetrics(names: readonly string[] = []): readonly string[] {
  return names.length === 0 ? allMetrics : names;
}
