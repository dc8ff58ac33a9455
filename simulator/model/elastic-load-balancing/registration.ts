/** How instances come to a Classic Load Balancer and leave it. */
import { AwsError } from "../../aws-error";
import type { ClassicLoadBalancer, ElbState, RegisteredInstance } from "./state";

/** A load balancer by name. Throws AWS's error if there is none. */
export function requireLoadBalancer(
  { elb }: { readonly elb: ElbState },
  name = "",
): ClassicLoadBalancer {
  const loadBalancer = elb.loadBalancers.get(name);
  if (loadBalancer) return loadBalancer;
  throw new AwsError("LoadBalancerNotFound", `There is no ACTIVE Load Balancer named '${name}'`);
}

/** Adds an instance, or brings one back that was being taken out. One that is there stays as it is. */
export function registerInstance(
  { instances }: ClassicLoadBalancer,
  id: string,
  now: number,
): RegisteredInstance {
  const present = instances.get(id);
  if (present && present.deregisteredAt === undefined) return present;
  const registered: RegisteredInstance = {
    id,
    registeredAt: now,
    failsFrom: undefined,
    deregisteredAt: undefined,
  };
  instances.set(id, registered);
  return registered;
}

/** Takes an instance out: at once, or after connection draining. Returns when it is out, in milliseconds since 1970. */
export function deregisterInstance(
  loadBalancer: ClassicLoadBalancer,
  id: string,
  now: number,
): number {
  const registered = findRegistered(loadBalancer, id, now);
  if (!registered) return now;
  registered.deregisteredAt ??= now;
  const outAt = drainedAt(loadBalancer, registered) ?? now;
  if (outAt <= now) loadBalancer.instances.delete(id);
  return outAt;
}

/** The instance of that id, if it is registered or still draining. */
export function findRegistered(
  loadBalancer: ClassicLoadBalancer,
  id: string,
  now: number,
): RegisteredInstance | undefined {
  const registered = loadBalancer.instances.get(id);
  if (!registered || now < (drainedAt(loadBalancer, registered) ?? Infinity)) return registered;
  loadBalancer.instances.delete(id);
  return undefined;
}

/** All that are registered, without those that drain. */
export function registeredInstances({ instances }: ClassicLoadBalancer): RegisteredInstance[] {
  return [...instances.values()].filter(({ deregisteredAt }) => deregisteredAt === undefined);
}

/** When an instance that is being taken out is out, in milliseconds since 1970; undefined for one that stays. */
function drainedAt(
  { attributes }: ClassicLoadBalancer,
  { deregisteredAt }: RegisteredInstance,
): number | undefined {
  const seconds = attributes.isDraining ? attributes.drainingTimeoutSeconds : 0;
  return deregisteredAt === undefined ? undefined : deregisteredAt + 1000 * seconds;
}
