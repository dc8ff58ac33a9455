/** The instances that a request may mean, in the order of their launches: all of them, or those with a tag that it filters on. */
import type { Filter } from "@aws-sdk/client-ec2";
import type { Ec2Instance } from "../../model/ec2/instance";
import type { Ec2State } from "../../model/ec2/state";
import { isPattern } from "./filter";
import type { Paged } from "./page";

/** No more than it must: a filter on a tag or on ids finds its instances without a look at the others. Every filter is still to be applied. */
export function searchInstances(
  ec2: Ec2State,
  filters: readonly Filter[] | undefined,
): Paged<Ec2Instance> {
  const found = (filters ?? []).map((filter) => findByIndex(ec2, filter)).find((ids) => ids);
  if (found) {
    const instances = toInstances(ec2, new Set(found));
    const inOrder = [...instances].sort((one, other) => one.number - other.number);
    return (after) => inOrder.filter(({ number }) => number > after);
  }
  return (after) => toInstances(ec2, ec2.instanceOrder.after(after));
}

/** The ids that a filter lets pass; undefined where only a look at each instance tells. */
function findByIndex(
  ec2: Ec2State,
  { Name: name = "", Values: values = [] }: Filter,
): readonly string[] | undefined {
  if (values.some(isPattern)) return undefined;
  if (name === "instance-id") return values;
  if (!name.startsWith("tag:")) return undefined;
  const key = name.slice("tag:".length);
  return values.flatMap((value) => [...ec2.instanceTags.withTag(key, value)]);
}

function* toInstances(ec2: Ec2State, ids: Iterable<string>): Generator<Ec2Instance> {
  for (const id of ids) {
    const instance = ec2.instances.get(id);
    if (instance) yield instance;
  }
}
