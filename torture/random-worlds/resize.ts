/** The ways in which the capacity of a group moves under a roll: somebody's request, a scheduled action, a scaling policy. */
import {
  ExecutePolicyCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import type { World } from "../../test/support/provider/a-world";

export interface Resize {
  /** Seconds after the beginning of the run. */
  readonly after: number;
  readonly to: number;
  readonly by: "request" | "scheduledAction" | "policy";
}

/** Lets the group be resized in time. @returns what ends it */
export function resizeLater({ after, to, by }: Resize, world: World): () => Promise<void> {
  const { clock, fleet } = world;
  const at = clock.now() + after * 1000;
  let isOver = false;
  let resized: Promise<void> = Promise.resolve();
  // An injected fault may hit these calls too; then the group stays as it is.
  if (by === "scheduledAction") resized = schedule(fleet, to, at).catch(() => undefined);
  else {
    const resize = by === "policy" ? runPolicy : update;
    clock.at(at, () => {
      if (!isOver) resized = resize(fleet, to).catch(() => undefined);
    });
  }
  return async () => {
    isOver = true;
    await resized;
  };
}

type Fleet = World["fleet"];

async function update(
  { autoScaling, autoScalingGroupName: AutoScalingGroupName }: Fleet,
  DesiredCapacity: number,
): Promise<void> {
  await autoScaling.send(
    new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, DesiredCapacity }),
  );
}

async function schedule(
  { autoScaling, autoScalingGroupName: AutoScalingGroupName }: Fleet,
  to: number,
  at: number,
): Promise<void> {
  await autoScaling.send(
    new PutScheduledUpdateGroupActionCommand({
      AutoScalingGroupName,
      ScheduledActionName: "resize",
      StartTime: new Date(at),
      DesiredCapacity: to,
    }),
  );
}

async function runPolicy(
  { autoScaling, autoScalingGroupName: AutoScalingGroupName }: Fleet,
  to: number,
): Promise<void> {
  const policy = { AutoScalingGroupName, PolicyName: "resize" };
  await autoScaling.send(
    new PutScalingPolicyCommand({
      ...policy,
      AdjustmentType: "ExactCapacity",
      ScalingAdjustment: to,
    }),
  );
  await autoScaling.send(new ExecutePolicyCommand(policy));
}
