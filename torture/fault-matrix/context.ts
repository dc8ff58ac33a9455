/** Where a fault strikes: a fleet, a program that rolls it, and what is known of both. */
import type { Inputs } from "../../engine/inputs/inputs";
import type { Simulator } from "../../simulator/index";
import { createAlarm, type Alarm } from "../../test/support/engine/alarm";
import type { World } from "../../test/support/provider/a-world";
import { createStack, hidden, type Stack } from "../../test/support/provider/miniature-pulumi";

export interface Context {
  readonly world: World;
  readonly stack: Stack;
  readonly alarm: Alarm;
  /** The refreshes that somebody else has started, by id. */
  readonly rivals: Set<string>;
  /** The version that the fleet is to run in the end. */
  target: string;
}

/** A fleet that Pulumi has rolled to version 1. */
export async function createContext(world: World): Promise<Context> {
  const alarm = await createAlarm(world.simulator);
  const stack = createStack(world, {});
  const errorContext: Context = { world, stack, alarm, rivals: new Set(), target: "1" };
  want(errorContext, 1);
  const { error } = await stack.run("up");
  if (error !== "") throw new Error(`The first up failed: ${error}`);
  return errorContext;
}

/** Edits the program. */
export function want(
  { world, stack }: Context,
  version: number | string,
  parts: Partial<Inputs> = {},
): void {
  const { autoScalingGroupName, launchTemplateId } = world.fleet;
  stack.program = {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
    ...parts,
    preferences: { instanceWarmup: 30, ...parts.preferences },
    ...hidden,
  };
}

/** A refresh in the simulator's own books. */
export interface RecordedRefresh {
  readonly id: string;
  readonly status: string;
}

/** Every refresh of the group, oldest first; none when there is no group. */
export function recordedRefreshes(simulator: Simulator): readonly RecordedRefresh[] {
  const [books] = Object.values(simulator.state() as Readonly<Record<string, Records>>);
  const [group] = Object.values(books?.autoScaling.groups ?? {});
  return group?.refreshes ?? [];
}

export function hasEnded(status: string): boolean {
  return status === "Successful" || bad.has(status);
}

/** The statuses in which a refresh ends that did not do what it was for. */
export const bad: ReadonlySet<string> = new Set([
  "Failed",
  "Cancelled",
  "RollbackSuccessful",
  "RollbackFailed",
]);

/** A part of the simulator's books. */
interface Records {
  readonly autoScaling: {
    readonly groups: Readonly<Record<string, { readonly refreshes: readonly RecordedRefresh[] }>>;
  };
}
