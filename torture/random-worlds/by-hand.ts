/** What the user does besides, with calls of his own that a misfortune may hit. */
import { SetInstanceProtectionCommand } from "@aws-sdk/client-auto-scaling";
import type { World } from "../../test/support/provider/a-world";
import { inService } from "./oracle";

/** Protects one instance from scale in, or lets all go. */
export async function protect(
  { simulator, fleet }: World,
  ProtectedFromScaleIn: boolean,
): Promise<void> {
  const all = [...inService(simulator)];
  const InstanceIds = ProtectedFromScaleIn ? all.slice(0, 1) : all;
  if (InstanceIds.length === 0) return;
  const AutoScalingGroupName = fleet.autoScalingGroupName;
  const command = { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn };
  await insist(() => fleet.autoScaling.send(new SetInstanceProtectionCommand(command)));
}

/** Makes a call that a misfortune may hit: they use themselves up. */
export async function insist(call: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await call();
      return;
    } catch (error) {
      if (tries === 50) throw error;
    }
  }
}
