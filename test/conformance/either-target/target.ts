/** Where the calls of a suite go: a simulator whose clock is moved by hand, or any service that takes its own time, such as AWS. */
import { setTimeout as sleep } from "node:timers/promises";
import { AutoScaling, type AutoScalingClientConfig } from "@aws-sdk/client-auto-scaling";
import { withGroup } from "../auto-scaling/group";

/** A group that may be rolled, and the way in which time passes for it. */
export interface Target {
  readonly autoScaling: AutoScaling;
  readonly groupName: string;
  /** Lets so many seconds of the target's time pass. */
  readonly pass: (seconds: number) => Promise<void>;
}

/** Runs a body with a target. */
export type WithTarget = (body: (target: Target) => Promise<void>) => Promise<void>;

/** A simulator of its own for each body, in virtual time. */
export const withVirtualTarget: WithTarget = (body) =>
  withGroup({}, async ({ simulator, autoScaling }) => {
    const pass = (seconds: number): Promise<void> => {
      simulator.advance(seconds);
      return Promise.resolve();
    };
    await body({ autoScaling, groupName: "web", pass });
  });

export interface Service {
  readonly groupName: string;
  /** Where the service is; without it, where the SDK finds AWS. */
  readonly endpoint?: string;
  readonly credentials?: NonNullable<AutoScalingClientConfig["credentials"]>;
  readonly region?: string;
  /** How many seconds pass for it in a second. @default 1 */
  readonly scale?: number;
}

/** A service whose clock nobody moves: it is waited for. */
export async function withService(
  { groupName, scale = 1, ...configuration }: Service,
  body: (target: Target) => Promise<void>,
): Promise<void> {
  const autoScaling = new AutoScaling(configuration);
  try {
    await body({ autoScaling, groupName, pass: (seconds) => sleep((seconds * 1000) / scale) });
  } finally {
    autoScaling.destroy();
  }
}

/** How fast the simulator runs that stands for a service with a clock of its own. */
const scale = 300;

/** A simulator that is reached as AWS would be: by its address, while its time runs. */
export const withScaledTarget: WithTarget = (body) =>
  withGroup({ simulator: { clock: "scaled", scale } }, async ({ simulator }) => {
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const service = { groupName: "web", endpoint: simulator.url, region: "us-east-1" };
    await withService({ ...service, credentials, scale }, body);
  });
