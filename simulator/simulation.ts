/** The simulated AWS without its network: worlds by account and Region, the clock, and the actions that change them. */
import type { Action, ActionTable } from "./actions/action";
import { autoScalingActions } from "./actions/auto-scaling";
import { cloudWatchActions } from "./actions/cloud-watch";
import { ec2Actions } from "./actions/ec2";
import { elbActions } from "./actions/elastic-load-balancing";
import { elbv2Actions } from "./actions/elastic-load-balancing-v2";
import { ssmActions } from "./actions/ssm";
import { stsActions } from "./actions/sts";
import { AwsError } from "./aws-error";
import type { Clock } from "./clock";
import { advanceWorld } from "./model/advance";
import type { ImagePolicy } from "./model/ec2/images";
import type { ScheduledRule } from "./model/fault-injection";
import type { World } from "./model/world";
import type { Change } from "./past";
import type { ServiceName } from "./protocol/service";
import { createWorlds } from "./worlds";

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
  readonly perform: (request: ActionRequest) => unknown;
  /** Every world by `account/region`, brought to the present. */
  readonly worlds: () => ReadonlyMap<string, World>;
  /** Adds rules of a scenario to every world, also to those that come into being later. */
  readonly addInjectedFaults: (rules: readonly ScheduledRule["rule"][]) => void;
  /** Forgets all worlds and rules, and sets the clock back. */
  readonly reset: () => void;
}

export interface ActionRequest {
  readonly action: Action<never, unknown>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /**
   * How many seconds old the caller's view is. A read answers what was true then. A change is refused if it would have been
   * refused then, in the same words. @default 0
   */
  readonly staleSeconds?: number | undefined;
}

type ActionTables = Readonly<Record<ServiceName, ActionTable>>;

/** All actions that are simulated. */
export const simulatedActions: ActionTables = {
  autoscaling: autoScalingActions,
  ec2: ec2Actions,
  elb: elbActions,
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

export function createSimulation({ clock, ...options }: SimulationOptions): Simulation {
  const worlds = createWorlds(options);
  return {
    clock,
    findAction: (service, action) => {
      const actions = simulatedActions[service];
      return Object.hasOwn(actions, action) ? actions[action] : undefined;
    },
    perform: ({ staleSeconds = 0, ...request }) => {
      const now = clock.now();
      const { world, past } = worlds.require(request.caller);
      const isRead = readActions.has(request.action);
      if (staleSeconds > 0) {
        const then = now - staleSeconds * 1000;
        if (isRead) return apply(request, past.find(staleSeconds, now), then);
        apply(request, past.make(staleSeconds, now), then);
      }
      advanceWorld(world, now);
      if (!isRead) past.record(now, repeat(request, now));
      return apply(request, world, now);
    },
    worlds: () => {
      const all = worlds.list();
      for (const world of all.values()) advanceWorld(world, clock.now());
      return all;
    },
    addInjectedFaults: (rules) => {
      worlds.addRules(rules, clock.now());
    },
    reset: () => {
      worlds.clear();
      clock.reset();
    },
  };
}

function apply({ action, input, caller }: ActionRequest, world: World, now: number): unknown {
  return action(input as never, { world, now, callerArn: caller.arn });
}

/** The same request again, with its effect or its refusal. */
function repeat(request: ActionRequest, now: number): Change {
  return (world) => {
    try {
      apply(request, world, now);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
  };
}

/** The actions that change nothing. */
const readActions: ReadonlySet<Action<never, unknown>> = new Set(
  Object.values(simulatedActions).flatMap((actions) =>
    Object.entries(actions).flatMap(([name, action]) =>
      /^(?:Describe|Get|List)/u.test(name) ? [action] : [],
    ),
  ),
);
