/** What most engine tests need: a simulator whose time moves with polls, a fleet, and a stack with one InstanceRefresh on it. */
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { InstanceRefresh, type InstanceRefreshArgs } from "pulumi-aws-instance-refresh";
import type { Credential } from "../../../simulator/index";
import { startSimulator, type Simulator } from "../../../simulator/index";
import { createFleet, type Fleet, type FleetOptions } from "./fleet";
import { withStack, type EngineStack, type SavedResource } from "./stack";
import { timeMovesWithPolls, type MovingTime } from "./time";
import { countStarts } from "../simulator/count-starts";

export interface Context {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  readonly stack: EngineStack;
  readonly time: MovingTime;
  /** A program that declares one InstanceRefresh, "web", onto this version of the fleet's launch template. */
  readonly onto: (
    version: number | string,
    args?: Arguments,
    opts?: CustomResourceOptions,
  ) => PulumiFn;
  /** The InstanceRefresh in the state. */
  readonly saved: () => Promise<SavedResource | undefined>;
  /** How often StartInstanceRefresh took effect. */
  readonly starts: () => number;
}

export type Arguments = Partial<InstanceRefreshArgs>;

export interface ContextOptions extends FleetOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Simulated seconds that pass before each poll. @default 5 */
  readonly secondsPerPoll?: number;
  /** The keys that AWS takes, besides those of the fleet. @default any */
  readonly credentials?: readonly Credential[];
}

/**
 * How fast the provider's clock runs: its pauses shrink to some 10 ms. Nothing in a test depends on the figure, because
 * AWS's time moves with polls and not with this clock.
 */
const timeScale = "500";

/** What the fleet's own clients sign with. */
const fleetKeys: Credential = { accessKeyId: "test", secretAccessKey: "test" };

export async function withContext(
  options: ContextOptions,
  body: (context: Context) => Promise<void>,
): Promise<void> {
  const { credentials } = options;
  const simulator = await startSimulator({
    clock: "virtual",
    ...(credentials && { credentials: [fleetKeys, ...credentials] }),
  });
  try {
    const fleet = await createFleet(simulator, options);
    const time = timeMovesWithPolls(simulator, { secondsPerPoll: options.secondsPerPoll ?? 5 });
    const onto: Context["onto"] = (version, args = {}, opts = {}) =>
      declare(fleet, version, { args, opts });
    const env = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: timeScale, ...options.env };
    await withStack({ program: onto(1), endpoint: simulator.url, env }, async (stack) => {
      await body({
        simulator,
        fleet,
        stack,
        time,
        onto,
        saved: async () => (await stack.exportState()).resources.find(isInstanceRefresh),
        starts: () => countStarts(simulator),
      });
    });
  } finally {
    await simulator.close();
  }
}

function declare(
  { autoScalingGroupName, launchTemplateId }: Fleet,
  version: number | string,
  { args, opts }: { readonly args: Arguments; readonly opts: CustomResourceOptions },
): PulumiFn {
  return async () => {
    const refresh = new InstanceRefresh(
      "web",
      {
        autoScalingGroupName,
        desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
        preferences: { instanceWarmup: 10 },
        ...args,
      },
      opts,
    );
    return Promise.resolve({
      status: refresh.status,
      instanceRefreshId: refresh.instanceRefreshId,
    });
  };
}

function isInstanceRefresh({ type }: SavedResource): boolean {
  return type === "pulumi-nodejs:aws:InstanceRefresh";
}
