/** Which source a launch uses while a refresh is under way. */
import type { Group } from "../group/group";
import type { LaunchSource } from "../launch/launch-source";
import { findActiveRefresh, type Refresh } from "./refresh";

export interface LaunchTarget {
  readonly source: LaunchSource;
  /** The refresh that the launch counts for. */
  readonly deployedBy?: string;
}

/** A refresh that moves forward launches its desired configuration, also for scale-out; otherwise the group's own is used. */
export function launchTarget(group: Group): LaunchTarget {
  const refresh = findActiveRefresh(group);
  if (!refresh || (refresh.status !== "InProgress" && refresh.status !== "Baking")) {
    return { source: group.source };
  }
  return { source: forwardSource(group, refresh), deployedBy: refresh.id };
}

/** What a refresh deploys: its desired configuration, else what the group has now. */
export function forwardSource(group: Group, refresh: Refresh): LaunchSource {
  return refresh.desired?.source ?? group.source;
}
