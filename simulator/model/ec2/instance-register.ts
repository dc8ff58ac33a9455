/** Keeps the instances, and finds them by their place and their tags. */
import type { Tags } from "../tag-index";
import type { Ec2Instance } from "./instance";
import type { Ec2State } from "./state";

/** Adds an instance that was just launched. */
export function keepInstance(ec2: Ec2State, instance: Ec2Instance): void {
  ec2.instances.set(instance.instanceId, instance);
  ec2.instanceOrder.append(instance.number, instance.instanceId);
  ec2.instanceTags.change(instance.instanceId, {}, instance.tags);
}

/** Gives an instance other tags. */
export function retag(ec2: Ec2State, instanceId: string, tags: Tags): void {
  const instance = ec2.instances.get(instanceId);
  if (!instance) return;
  ec2.instanceTags.change(instanceId, instance.tags, tags);
  instance.tags = tags;
}

/** Forgets an instance for good. */
export function forgetInstance(ec2: Ec2State, instanceId: string): void {
  const instance = ec2.instances.get(instanceId);
  if (!instance) return;
  ec2.instances.delete(instanceId);
  ec2.instanceOrder.remove(instance.number);
  ec2.instanceTags.change(instanceId, instance.tags, {});
}
