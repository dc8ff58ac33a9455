/** CreateLoadBalancerListeners: more ports for a load balancer. A listener that is there already is no error. */
import type {
  CreateLoadBalancerListenerInput,
  CreateLoadBalancerListenerOutput,
} from "@aws-sdk/client-elastic-load-balancing";
import { AwsError } from "../../aws-error";
import { requireLoadBalancer } from "../../model/elastic-load-balancing/registration";
import { unverified } from "../../model/unverified-texts";
import type { Action } from "../action";
import { readListeners } from "./listener";

export const createLoadBalancerListeners: Action<
  CreateLoadBalancerListenerInput,
  CreateLoadBalancerListenerOutput
> = ({ LoadBalancerName: name, Listeners: given = [] }, { world }) => {
  const { listeners } = requireLoadBalancer(world, name);
  const added = readListeners(given);
  for (const listener of added) {
    const present = listeners.get(listener.loadBalancerPort);
    if (!present || JSON.stringify(present) === JSON.stringify(listener)) continue;
    throw new AwsError(
      "DuplicateListener",
      unverified.listenerExists(name ?? "", listener.loadBalancerPort),
    );
  }
  for (const listener of added) listeners.set(listener.loadBalancerPort, listener);
  return {};
};
