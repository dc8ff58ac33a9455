/** Brings EC2 to a time: scheduled state changes happen, long-terminated instances are forgotten. */
import { forgetInstance } from "./instance-register";
import { changeState, type InstanceWorld } from "./instances";
import type { Ec2State } from "./state";

/** AWS shows a terminated instance for about an hour, in milliseconds. */
const terminatedVisibleFor = 3_600_000;

/** Applies everything up to `now` (milliseconds since 1970). Costs as much as there is to apply: neither instances nor later changes count. */
export function advanceEc2({ ec2 }: InstanceWorld, now: number): void {
  for (;;) {
    const due = ec2.timetable.next();
    if (due === undefined || due.at > now) break;
    ec2.scheduledInstanceStates.delete(due.instanceId);
    const instance = ec2.instances.get(due.instanceId);
    if (instance) changeState(ec2, instance, due.state, due.at);
  }
  forgetTerminatedInstances(ec2, now);
}

function forgetTerminatedInstances(ec2: Ec2State, now: number): void {
  for (const [instanceId, terminatedAt] of ec2.terminatedInstances) {
    if (now - terminatedAt <= terminatedVisibleFor) return;
    ec2.terminatedInstances.delete(instanceId);
    forgetInstance(ec2, instanceId);
  }
}
