/** A target group behind a load balancer, for the test group to be attached to. */
import { elbv2Actions } from "../../../../simulator/actions/elastic-load-balancing-v2";
import type { Action } from "../../../../simulator/actions/action";
import { targetHealth } from "../../../../simulator/model/elastic-load-balancing-v2/target-health";
import type { TargetGroup } from "../../../../simulator/model/elastic-load-balancing-v2/state";
import { groupName, type Fleet } from "./fleet";

export interface TargetGroupOptions {
  /** Seconds. @default 300 */
  readonly deregistrationDelay?: number;
  /** Whether a listener forwards to it. @default true */
  readonly inUse?: boolean;
}

/** Makes a target group; a listener forwards to it. */
export function addTargetGroup(
  fleet: Fleet,
  name = "web",
  { deregistrationDelay = 300, inUse = true }: TargetGroupOptions = {},
): TargetGroup {
  callElb(fleet, "CreateTargetGroup", {
    Name: name,
    Protocol: "HTTP",
    Port: 80,
    VpcId: [...fleet.world.ec2.vpcs.keys()][0],
  });
  const targetGroup = [...fleet.world.elbv2.targetGroups.values()].at(-1);
  if (!targetGroup) throw new Error("no target group");
  const { targetGroupArn } = targetGroup;
  targetGroup.attributes = {
    ...targetGroup.attributes,
    "deregistration_delay.timeout_seconds": String(deregistrationDelay),
  };
  if (inUse) forwardTo(fleet, targetGroupArn);
  return targetGroup;
}

/** Lets a listener forward to a target group. */
export function forwardTo(fleet: Fleet, targetGroupArn: string): void {
  fleet.world.elbv2.listeners.set(`listener/${targetGroupArn}`, {
    listenerArn: `listener/${targetGroupArn}`,
    loadBalancerArn: "load-balancer",
    protocol: "HTTP",
    port: 80,
    targetGroupArns: [targetGroupArn],
  });
}

export function attach(fleet: Fleet, { targetGroupArn }: TargetGroup): void {
  fleet.call("AttachLoadBalancerTargetGroups", {
    AutoScalingGroupName: groupName,
    TargetGroupARNs: [targetGroupArn],
  });
}

/** The health of each instance of the group behind a target group. */
export function healthOf(fleet: Fleet, targetGroup: TargetGroup): readonly string[] {
  return fleet
    .instances()
    .map(
      ({ InstanceId: id = "" }) =>
        targetHealth(fleet.world, targetGroup, { id }, fleet.now()).state,
    );
}

function callElb(fleet: Fleet, name: string, input: object): void {
  const action = elbv2Actions[name] as Action<object, unknown> | undefined;
  action?.(input, { world: fleet.world, now: fleet.now(), callerArn: "test" });
}
