/** Lifecycle hooks of the test group: put, kept alive and completed. */
import { groupName, type Fleet } from "./fleet";

export const byName = { AutoScalingGroupName: groupName };
export const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
export const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";

/** Settings of a group with one hook, named "hook". */
export function hooked(LifecycleTransition: string, settings: object = {}): object {
  return {
    LifecycleHookSpecificationList: [
      { LifecycleHookName: "hook", LifecycleTransition, ...settings },
    ],
  };
}

export function put(fleet: Fleet, hook: object): unknown {
  return fleet.call("PutLifecycleHook", { ...byName, ...hook });
}

/** Completes the action of a hook for one of the instances, the first by default. */
export function complete(
  fleet: Fleet,
  LifecycleActionResult: string,
  hook = "hook",
  index = 0,
): unknown {
  return fleet.call("CompleteLifecycleAction", {
    ...byName,
    LifecycleHookName: hook,
    InstanceId: fleet.instances()[index]?.InstanceId,
    LifecycleActionResult,
  });
}

export function heartbeat(fleet: Fleet): void {
  fleet.call("RecordLifecycleActionHeartbeat", {
    ...byName,
    LifecycleHookName: "hook",
    InstanceId: fleet.instances()[0]?.InstanceId,
  });
}

/** The lifecycle states of the instances. */
export function states(fleet: Fleet): readonly (string | undefined)[] {
  return fleet.instances().map(({ LifecycleState }) => LifecycleState);
}
