/** Brings EC2 to a time: scheduled state changes happen, long-terminated instances are forgotten. */
import type { InstanceWorld } from "./instances";

/** AWS shows a terminated instance for about an hour. */
const terminatedVisibleFor = 3_600_000;

/** Applies every scheduled instance state up to `now` (milliseconds since 1970). Costs as much as there are changes pending. */
export function advanceEc2({ ec2 }: InstanceWorld, now: number): void {
  for (const [instanceId, scheduled] of ec2.scheduledInstanceStates) {
    if (scheduled.at > now) continue;
    ec2.scheduledInstanceStates.delete(instanceId);
    const instance = ec2.instances.get(instanceId);
    if (!instance) continue;
    instance.state = scheduled.state;
    instance.stateChangedAt = scheduled.at;
  }
}

/** Forgets the instances that have been terminated for more than an hour. Looks at every instance. */
export function forgetTerminatedInstances({ ec2 }: InstanceWorld, now: number): void {
  for (const [instanceId, instance] of ec2.instances) {
    const long = now - instance.stateChangedAt > terminatedVisibleFor;
    if (instance.state === "terminated" && long) ec2.instances.delete(instanceId);
  }
}
