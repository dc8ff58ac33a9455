/** The simulated AWS without its network: worlds by account and Region, the clock, and the actions that change them. */
import type { Action, ActionTable } from "./actions/action";
import { autoScalingActions } from "./actions/auto-scaling";
import { cloudWatchActions } from "./actions/cloud-watch";
import { ec2Actions } from "./actions/ec2";
import { elbv2Actions } from "./actions/elastic-load-balancing-v2";
import { ssmActions } from "./actions/ssm";
import { stsActions } from "./actions/sts";
import type { Clock } from "./clock";
import { advanceWorld } from "./model/advance";
import { removeImage } from "./model/ec2/image-lookup";
import type { ImagePolicy } from "./model/ec2/images";
import type { ScheduledRule } from "./model/fault-injection";
import { createWorld, type World } from "./model/world";
import type { ServiceName } from "./protocol/service";

/** The identity behind a call. */
export interface Caller {
  readonly accountId: string;
  readonly region: string;
  readonly arn: string;
}

export interface Simulation {
  readonly clock: Clock;
  /** The action of that name, or undefined if it is not simulated. */
  readonly findAction: (service: ServiceName, action: string) => Action<never, unknown> | undefined;
  /** Brings the caller's world to the present and applies an action to it. Throws `AwsError`. */
  readonly perform: (
    action: Action<never, unknown>,
    input: Readonly<Record<string, unknown>>,
    caller: Caller,
  ) => unknown;
  /** Every world by `account/region`, brought to the present. */
  readonly worlds: () => ReadonlyMap<string, World>;
  /** Adds rules of a scenario to every world, also to those that come into being later. */
  readonly addInjectedFaults: (rules: readonly ScheduledRule["rule"][]) => void;
  /** Forgets all worlds and rules, and sets the clock back. */
  readonly reset: () => void;
}

type ActionTables = Readonly<Record<ServiceName, ActionTable>>;

/** All actions that are simulated. */
export const simulatedActions: ActionTables = {
  autoscaling: autoScalingActions,
  ec2: ec2Actions,
  elbv2: elbv2Actions,
  sts: stsActions,
  cloudwatch: cloudWatchActions,
  ssm: ssmActions,
};

export interface SimulationOptions {
  readonly clock: Clock;
  /** The same seed and the same requests give the same ids. */
  readonly seed: string;
  /** Which image ids exist. @default "any" */
  readonly images?: ImagePolicy | undefined;
}

export function createSimulation({ clock, seed, images }: SimulationOptions): Simulation {
  const worlds = new Map<string, World>();
  let rules: Pick<ScheduledRule, "rule" | "givenAt">[] = [];

  const requireWorld = ({ accountId, region }: Caller): World => {
    const key = `${accountId}/${region}`;
    let world = worlds.get(key);
    if (!world) {
      const faultInjection = { rules: rules.map((given) => ({ ...given, applied: 0 })) };
      world = createWorld({ accountId, region, seed, faultInjection, images });
      declareMissingImages(world, rules);
      worlds.set(key, world);
    }
    return world;
  };

  return {
    clock,
    findAction: (service, action) => {
      const actions = simulatedActions[service];
      return Object.hasOwn(actions, action) ? actions[action] : undefined;
    },
    perform: (action, input, caller) => {
      const world = requireWorld(caller);
      const now = clock.now();
      advanceWorld(world, now);
      return action(input as never, { world, now, callerArn: caller.arn });
    },
    worlds: () => {
      for (const world of worlds.values()) advanceWorld(world, clock.now());
      return worlds;
    },
    addInjectedFaults: (added) => {
      const given = added.map((rule) => ({ rule, givenAt: clock.now() }));
      rules = [...rules, ...given];
      for (const world of worlds.values()) {
        world.faultInjection.rules.push(...given.map((one) => ({ ...one, applied: 0 })));
        declareMissingImages(world, given);
      }
    },
    reset: () => {
      worlds.clear();
      rules = [];
      clock.reset();
    },
  };
}

function declareMissingImages({ ec2 }: World, rules: readonly Pick<ScheduledRule, "rule">[]): void {
  for (const { rule } of rules) {
    if (rule.kind === "missingImage") removeImage(ec2, rule.imageId);
  }
}
