/**
 * The provider object that Pulumi saves in the state, as text. Installed, the text is one `require` of this module; linked,
 * it is these functions by value. So each of them only forwards, and finds the package where the program runs. Arguments are named:
 * one that a later Pulumi adds means nothing here.
 */
import type * as Lifecycle from "./pulumi/lifecycle";
import type { Properties } from "./pulumi/saved-state";

declare function require(name: "pulumi-aws-instance-refresh/lifecycle"): typeof Lifecycle;

export function configure(request: Parameters<typeof Lifecycle.configure>[0]) {
  return require("pulumi-aws-instance-refresh/lifecycle").configure(request);
}

export function check(olds: Properties, news: Properties) {
  return require("pulumi-aws-instance-refresh/lifecycle").check(olds, news);
}

export function diff(id: string, olds: Properties, news: Properties) {
  return require("pulumi-aws-instance-refresh/lifecycle").diff(id, olds, news);
}

export function create(inputs: Properties) {
  return require("pulumi-aws-instance-refresh/lifecycle").create(inputs);
}

export function update(id: string, olds: Properties, news: Properties) {
  return require("pulumi-aws-instance-refresh/lifecycle").update(id, olds, news);
}

export function read(id: string, properties: Properties) {
  return require("pulumi-aws-instance-refresh/lifecycle").read(id, properties);
}

function remove(id: string, properties: Properties) {
  return require("pulumi-aws-instance-refresh/lifecycle").delete(id, properties);
}
export { remove as delete };
