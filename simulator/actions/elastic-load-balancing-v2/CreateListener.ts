/** CreateListener: forwards a port of a load balancer to target groups, which are in use from then on. */
import type {
  Action as ListenerAction,
  CreateListenerInput,
  CreateListenerOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { requireTargetGroup } from "../../model/elastic-load-balancing-v2/target-groups";
import type {
  ElbV2State,
  Listener,
  LoadBalancer,
} from "../../model/elastic-load-balancing-v2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { newArn } from "./arn";
import { toListener } from "./load-balancer-answer";
import { requireParameter } from "./parameter";
import { fromTagList } from "../load-balancer-tags";

export const createListener: Action<CreateListenerInput, CreateListenerOutput> = (
  input,
  { world },
) => {
  const { elbv2 } = world;
  const arn = requireParameter("A load balancer ARN", input.LoadBalancerArn);
  const loadBalancer = requireLoadBalancer(elbv2, arn);
  const port = requireParameter("A port", input.Port);
  requireFreePort(elbv2, loadBalancer, port);
  const targetGroupArns = requireParameter("DefaultActions", input.DefaultActions).flatMap(
    forwardsTo,
  );
  for (const targetGroupArn of targetGroupArns) requireTargetGroup(world, targetGroupArn);
  const path = arn.slice(arn.indexOf("loadbalancer/") + "loadbalancer/".length);
  const listener: Listener = {
    listenerArn: newArn(world, `listener/${path}`),
    loadBalancerArn: arn,
    protocol: requireParameter("A protocol", input.Protocol),
    port,
    targetGroupArns,
  };
  elbv2.listeners.set(listener.listenerArn, listener);
  elbv2.tags.set(listener.listenerArn, fromTagList(input.Tags));
  return { Listeners: [toListener(listener)] };
};

function requireLoadBalancer({ loadBalancers }: ElbV2State, arn: string): LoadBalancer {
  const loadBalancer = loadBalancers.get(arn);
  if (loadBalancer) return loadBalancer;
  throw new AwsError("LoadBalancerNotFound", `Load balancers '[${arn}]' not found`);
}

function requireFreePort(elbv2: ElbV2State, { loadBalancerArn }: LoadBalancer, port: number): void {
  for (const listener of elbv2.listeners.values()) {
    if (listener.loadBalancerArn !== loadBalancerArn || listener.port !== port) continue;
    throw new AwsError(
      "DuplicateListener",
      "A listener already exists on this port for this load balancer",
    );
  }
}

function forwardsTo(action: ListenerAction): readonly string[] {
  if (action.Type !== "forward") {
    throw new AwsError(
      "InvalidLoadBalancerAction",
      `Actions of type '${action.Type ?? ""}' are not simulated; forward is`,
    );
  }
  const listed = (action.ForwardConfig?.TargetGroups ?? []).map((one) => one.TargetGroupArn);
  const arns = action.TargetGroupArn === undefined ? listed : [action.TargetGroupArn];
  return arns.map((arn) => requireParameter("A target group ARN", arn));
}
