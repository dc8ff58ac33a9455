/** A world as it was some seconds ago, for stale answers: the same changes, made again up to then in a world of its own. */
import { advanceWorld } from "./model/advance";
import type { World } from "./model/world";

/** The past of one world. What it costs is one entry a change; nothing is made again before somebody wants to see it. */
export interface Past {
  /** Notes a change at the time of it, in milliseconds since 1970. It is made again in other worlds, so it keeps no state. */
  readonly record: (at: number, change: Change) => void;
  /** The world as it was at `now` less so many seconds. It is for reading alone. */
  readonly find: (seconds: number, now: number) => World;
  /** The same world, for whoever has to change it: nobody else sees it. */
  readonly make: (seconds: number, now: number) => World;
}

export type Change = (world: World) => void;

interface DatedChange {
  readonly at: number;
  readonly change: Change;
}

/** A world that follows the changes some time behind. */
interface Follower {
  readonly world: World;
  /** How many changes it has made. */
  made: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** @param createWorld the world as it was before its first change */
export function createPast(createWorld: () => World): Past {
  const changes: DatedChange[] = [];
  // Each follows at its own distance, so that none ever has to go back.
  const followers = new Map<number, Follower>();

  const follow = (follower: Follower, until: number): World => {
    const { world } = follower;
    for (;;) {
      const next = changes[follower.made];
      if (!next || next.at > until) break;
      advanceWorld(world, next.at);
      next.change(world);
      follower.made += 1;
    }
    advanceWorld(world, until);
    follower.at = until;
    return world;
  };
  const create = (): Follower => ({ world: createWorld(), made: 0, at: -Infinity });

  return {
    record: (at, change) => {
      changes.push({ at, change });
    },
    find: (seconds, now) => {
      const until = now - seconds * 1000;
      const known = followers.get(seconds);
      const follower = known && known.at <= until ? known : create();
      followers.set(seconds, follower);
      return follow(follower, until);
    },
    make: (seconds, now) => follow(create(), now - seconds * 1000),
  };
}
