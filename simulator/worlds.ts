/** The worlds by account and Region, each with its past, and the rules of a scenario that all of them go by. */
import { advanceWorld } from "./model/advance";
import { removeImage } from "./model/ec2/image-lookup";
import { hideInstanceProfile } from "./model/ec2/instance-profiles";
import type { ImagePolicy } from "./model/ec2/images";
import type { ScheduledRule } from "./model/fault-injection";
import { createWorld, type World } from "./model/world";
import { createPast, type Change, type Past } from "./past";

export interface Worlds {
  /** The world of an account in a Region, which is made with the first call. */
  readonly require: (place: WorldPlace) => WorldWithPast;
  /** Every world by `account/region`. */
  readonly list: () => ReadonlyMap<string, World>;
  /** Adds rules to every world, also to those that come into being later. */
  readonly addRules: (rules: readonly ScheduledRule["rule"][], now: number) => void;
  /** Forgets all worlds and rules. */
  readonly clear: () => void;
}

export interface WorldPlace {
  readonly accountId: string;
  readonly region: string;
}

export interface WorldWithPast {
  readonly world: World;
  readonly past: Past;
}

export interface WorldsOptions {
  /** The same seed and the same requests give the same ids. */
  readonly seed: string;
  /** Which image ids exist. @default "any" */
  readonly images?: ImagePolicy | undefined;
}

type GivenRule = Pick<ScheduledRule, "rule" | "givenAt">;

export function createWorlds({ seed, images }: WorldsOptions): Worlds {
  const worlds = new Map<string, WorldWithPast>();
  let given: readonly GivenRule[] = [];

  const create = ({ accountId, region }: WorldPlace): WorldWithPast => {
    const before = given;
    const createFirst = (): World => {
      const world = createWorld({ accountId, region, seed, images, faultInjection: { rules: [] } });
      give(before)(world);
      return world;
    };
    return { world: createFirst(), past: createPast(createFirst) };
  };

  return {
    require: ({ accountId, region }) => {
      const key = `${accountId}/${region}`;
      const known = worlds.get(key);
      if (known) return known;
      const created = create({ accountId, region });
      worlds.set(key, created);
      return created;
    },
    list: () => new Map([...worlds].map(([key, { world }]) => [key, world])),
    addRules: (rules, now) => {
      const added = rules.map((rule) => ({ rule, givenAt: now }));
      given = [...given, ...added];
      for (const { world, past } of worlds.values()) {
        // What was due before now goes by the rules of before.
        advanceWorld(world, now);
        past.record(now, give(added));
        give(added)(world);
      }
    },
    clear: () => {
      worlds.clear();
      given = [];
    },
  };
}

/** Gives rules to a world, each unused. */
function give(rules: readonly GivenRule[]): Change {
  return (world) => {
    for (const { rule, givenAt } of rules) {
      world.faultInjection.rules.push({ rule, givenAt, applied: 0 });
      if (rule.kind === "missingImage") removeImage(world.ec2, rule.imageId);
      if (rule.kind === "missingInstanceProfile") {
        const until = givenAt + (rule.for ?? Infinity) * 1000;
        hideInstanceProfile(world.ec2, rule.instanceProfileName, until);
      }
    }
  };
}
