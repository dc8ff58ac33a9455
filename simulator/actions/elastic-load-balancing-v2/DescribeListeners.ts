/** DescribeListeners: listeners by ARN, or those of a load balancer. */
import type {
  DescribeListenersInput,
  DescribeListenersOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { toListener } from "./load-balancer-answer";
import { page } from "./page";

export const describeListeners: Action<DescribeListenersInput, DescribeListenersOutput> = (
  input,
  { world: { elbv2 } },
) => {
  const { LoadBalancerArn: loadBalancer, ListenerArns: arns = [] } = input;
  if (loadBalancer !== undefined && !elbv2.loadBalancers.has(loadBalancer)) {
    throw new AwsError("LoadBalancerNotFound", `Load balancers '[${loadBalancer}]' not found`);
  }
  if (arns.some((arn) => !elbv2.listeners.has(arn))) {
    throw new AwsError("ListenerNotFound", "One or more listeners not found");
  }
  const found = [...elbv2.listeners.values()].filter((listener) =>
    loadBalancer === undefined
      ? arns.includes(listener.listenerArn)
      : listener.loadBalancerArn === loadBalancer,
  );
  const { items, nextMarker } = page(found, input);
  return { Listeners: items.map(toListener), NextMarker: nextMarker };
};
