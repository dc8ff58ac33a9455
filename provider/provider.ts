/**
 * What Pulumi's dynamic provider runs: the text in the state is one `require` of this module. Arguments are named: one that a
 * later Pulumi adds means nothing here.
 */
import * as lifecycle from "./lifecycle";
import { favourMemory } from "./memory";
import type { Properties } from "aws-instance-refresh/run/outputs";

// Only the provider process loads this module, before it loads any AWS client.
favourMemory();

export const { configure } = lifecycle;

export function check(olds: Properties, news: Properties) {
  return lifecycle.check(olds, news);
}

export function diff(id: string, olds: Properties, news: Properties) {
  return lifecycle.diff(id, olds, news);
}

export function create(inputs: Properties) {
  return lifecycle.create(inputs);
}

export function update(id: string, olds: Properties, news: Properties) {
  return lifecycle.update(id, olds, news);
}

export function read(id: string, properties: Properties) {
  return lifecycle.read(id, properties);
}

function remove(id: string, properties: Properties) {
  return lifecycle.delete(id, properties);
}
export { remove as delete };
