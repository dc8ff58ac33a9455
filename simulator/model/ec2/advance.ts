/** Brings EC2 to a time: scheduled state changes happen, long-terminated instances are forgotten. */
import { changeState, type InstanceWorld } from "./instances";
import type { Ec2State } from "./state";

/** AWS shows a terminated instance for about an hour, in milliseconds. */
const terminatedVisibleFor = 3_600_000;

/** Applies everything up to `now` (milliseconds since 1970). Costs as much as there are changes to come, not instances. */
export function advanceEc2({ ec2 }: InstanceWorld, now: number): void {
  for (const [instanceId, { state, at }] of ec2.scheduledInstanceStates) {
    if (at > now) continue;
    ec2.scheduledInstanceStates.delete(instanceId);
    const instance = ec2.instances.get(instanceId);
    if (instance) changeState(ec2, instance, state, at);
  }
  forgetTerminatedInstances(ec2, now);
}

function forgetTerminatedInstances(ec2: Ec2State, now: number): void {
  for (const [instanceId, terminatedAt] of ec2.terminatedInstances) {
    if (now - terminatedAt <= terminatedVisibleFor) return;
    ec2.terminatedInstances.delete(instanceId);
    ec2.instances.delete(instanceId);
  }
}
