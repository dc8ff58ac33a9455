/** The Auto Scaling slice of an account in a Region. */
import type { EventBridgeEvent } from "../events";
import { createSortedNames, type SortedNames } from "../sorted-names";
import { createSequence, type Sequence } from "../sequence";
import { createTagIndex, type TagIndex } from "../tag-index";
import type { AccountSettings } from "./account/account-settings";
import type { Activity } from "./activity/activity";
import { createScheduler, type Scheduler } from "./scheduler/scheduler";
import type { Group } from "./group/group";
import type { LaunchConfiguration } from "./launch/launch-configuration";

export interface AutoScalingState {
  readonly accountSettings: AccountSettings;
  /** By name, in the order of creation. */
  readonly groups: Map<string, Group>;
  /** Their names, in the order of their numbers. */
  readonly groupOrder: Sequence;
  /** The same names, sorted. */
  readonly groupNames: SortedNames;
  /** Their names, by their tags. */
  readonly groupTags: TagIndex;
  /** By name. */
  readonly launchConfigurations: Map<string, LaunchConfiguration>;
  /** By instance id, in the order of the launches. */
  readonly memberships: Map<string, Membership>;
  /** Of all groups, also of deleted ones, in the order they started. */
  readonly activities: Activity[];
  /** The places in `activities` of each group name, so that one group is found among many. */
  readonly activitiesOf: Map<string, number[]>;
  /** Activities under way, by id. */
  readonly openActivities: Map<string, Activity>;
  /** What was sent to EventBridge, oldest first. */
  readonly events: EventBridgeEvent[];
  readonly scheduler: Scheduler;
  /** The time up to which everything has happened, in milliseconds since 1970. */
  clock: number;
  /** How many groups, activities, launch orders, members and launch configurations have been numbered. */
  readonly numbers: {
    groups: number;
    activities: number;
    orders: number;
    members: number;
    configurations: number;
  };
}

/** Which group an instance is in. */
export interface Membership {
  readonly groupName: string;
  /** Launches are numbered. */
  readonly number: number;
}

/** Auto Scaling without groups. */
export function createAutoScaling(): AutoScalingState {
  return {
    accountSettings: new Map(),
    groups: new Map(),
    groupOrder: createSequence(),
    groupNames: createSortedNames(),
    groupTags: createTagIndex(),
    launchConfigurations: new Map(),
    memberships: new Map(),
    activities: [],
    activitiesOf: new Map(),
    openActivities: new Map(),
    events: [],
    scheduler: createScheduler(),
    clock: 0,
    numbers: { groups: 0, activities: 0, orders: 0, members: 0, configurations: 0 },
  };
}
