/** What the live page shows of every group: a line each, those with a refresh under way first. */
import type { Clock } from "../clock";
import type { Group } from "../model/auto-scaling/group/group";
import { isInService } from "../model/auto-scaling/instance/member";
import { findActiveRefresh, type Refresh } from "../model/auto-scaling/refresh/refresh";
import type { World } from "../model/world";
import { viewGroup, type GroupView } from "./group-view";

export interface GroupLine {
  /** `account/Region/name`. */
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly desired: number;
  readonly inService: number;
  /** The newest refresh. */
  readonly refresh: RefreshLine | undefined;
}

export interface RefreshLine {
  readonly status: string;
  readonly percentageComplete: number;
  readonly active: boolean;
}

export interface PageView {
  /** ISO 8601. */
  readonly now: string;
  readonly clock: ReturnType<Clock["setting"]>;
  /** How many groups there are, and how many of them match what was looked for. */
  readonly total: number;
  readonly matching: number;
  /** The first of the matching ones. */
  readonly groups: readonly GroupLine[];
  /** The group that was asked for, or the first; undefined if there is none. */
  readonly selected: GroupView | undefined;
}

export interface PageQuestion {
  /** The key of the group to show. */
  readonly group: string | undefined;
  /** A part of the names to list. */
  readonly find: string | undefined;
}

/** More lines than these are found by their name: a page of 1,000 lines helps nobody. */
const shownGroups = 50;

interface Place {
  readonly key: string;
  readonly world: World;
  readonly group: Group;
}

export function viewPage(
  { clock, worlds }: { readonly clock: Clock; readonly worlds: ReadonlyMap<string, World> },
  question: PageQuestion,
): PageView {
  const places = placesIn(worlds);
  const part = question.find?.toLowerCase() ?? "";
  const matching = places.filter(({ key }) => key.toLowerCase().includes(part));
  const shown = activeFirst(matching).slice(0, shownGroups);
  const selected = places.find(({ key }) => key === question.group) ?? shown[0];
  const now = clock.now();
  return {
    now: new Date(now).toISOString(),
    clock: clock.setting(),
    total: places.length,
    matching: matching.length,
    groups: shown.map(toLine),
    selected: selected && { key: selected.key, ...viewGroup(selected.world, selected.group, now) },
  };
}

function placesIn(worlds: ReadonlyMap<string, World>): readonly Place[] {
  return [...worlds].flatMap(([place, world]) =>
    [...world.autoScaling.groups.values()].map((group) => ({
      key: `${place}/${group.name}`,
      world,
      group,
    })),
  );
}

function activeFirst(places: readonly Place[]): readonly Place[] {
  const isActive = ({ group }: Place): boolean => findActiveRefresh(group) !== undefined;
  return [...places.filter(isActive), ...places.filter((place) => !isActive(place))];
}

function toLine({ key, world, group }: Place): GroupLine {
  const refresh = group.refreshes.at(-1);
  return {
    key,
    name: group.name,
    region: world.region,
    accountId: world.accountId,
    desired: group.desiredCapacity,
    inService: [...group.members.values()].filter(isInService).length,
    refresh: refresh && toRefreshLine(group, refresh),
  };
}

function toRefreshLine(group: Group, refresh: Refresh): RefreshLine {
  return {
    status: refresh.status,
    percentageComplete: refresh.percentageComplete ?? 0,
    active: findActiveRefresh(group) === refresh,
  };
}
