/** Where a resource of the corpus has its life: a simulated fleet with a virtual clock, and programs to run there. */
import type { Simulator } from "../../simulator/index";
import { gateCheck } from "../../engine/node/gate-check";
import type { Properties } from "../../engine/run/outputs";
import { createAlarm, type Alarm } from "../../test/support/engine/alarm";
import type { Fleet, FleetOptions } from "../../test/support/engine/fleet";
import { withWorld, type World } from "../../test/support/provider/a-world";
import { createStack, type State } from "../../test/support/provider/miniature-pulumi";

/** How a run ended: `same`, `done`, `replaced`, or the error's code or words. */
export type Ending = string;

/** The resource, and what people do with it. */
export interface Resource {
  state: State | undefined;
  /** `pulumi up` with a program that has these inputs. */
  readonly up: (inputs: Properties) => Promise<Ending>;
  /** `pulumi refresh`. */
  readonly refresh: () => Promise<Ending>;
  /** `pulumi destroy`. */
  readonly destroy: () => Promise<Ending>;
}

export interface Place {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  readonly alarm: Alarm;
  readonly resource: Resource;
  /** The inputs of a program that rolls the fleet to this version, or to what else is given. */
  readonly inputs: (version: number, parts?: Properties) => Properties;
  /** Lets something happen right after so many polls from now, before the answer arrives. */
  readonly afterPolls: (looks: number, happening: () => void | Promise<void>) => void;
  /** How often StartInstanceRefresh took effect. */
  readonly starts: () => number;
}

export type PlaceOptions = FleetOptions;

export async function withPlace(
  options: PlaceOptions,
  body: (place: Place) => Promise<void>,
): Promise<void> {
  await withWorld(options, async (world) => {
    await body(await createPlace(world));
  });
}

async function createPlace(world: World): Promise<Place> {
  const { simulator, fleet } = world;
  const alarm = await createAlarm(simulator);
  const { autoScalingGroupName, launchTemplateId } = fleet;
  return {
    simulator,
    fleet,
    alarm,
    resource: createResource(world),
    inputs: (version, parts = {}) => ({
      autoScalingGroupName,
      desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
      preferences: { instanceWarmup: 10 },
      endpoint: simulator.url,
      __urn: "test::test::::web",
      ...parts,
    }),
    afterPolls: (looks, happening) => {
      let left = looks;
      const stop = simulator.onCall({
        after: async ({ action }) => {
          if (action !== "DescribeInstanceRefreshes") return;
          left -= 1;
          if (left > 0) return;
          stop();
          await happening();
        },
      });
    },
    starts: () => simulator.calls().filter(hasStarted).length,
  };
}

function createResource({ ports, clock }: World): Resource {
  const stack = createStack({ ports: { ...ports, gateCheck }, clock }, {});
  const run = async (command: "up" | "refresh" | "destroy"): Promise<Ending> =>
    (await stack.run(command)).ending;
  return {
    get state() {
      return stack.state;
    },
    set state(state) {
      stack.state = state;
    },
    up: (inputs) => {
      stack.program = inputs;
      return run("up");
    },
    refresh: () => run("refresh"),
    destroy: () => run("destroy"),
  };
}

function hasStarted({ action, outcome }: ReturnType<Simulator["calls"]>[number]): boolean {
  return action === "StartInstanceRefresh" && outcome === "ok";
}
