/**
 * The provider object that Pulumi saves in the state, as text. Installed, the text is one `require` of this module; linked,
 * it is these functions by value. So each of them only forwards, and finds the package where the program runs.
 */
import type * as Lifecycle from "./pulumi/lifecycle";

declare function require(name: "pulumi-aws-instance-refresh/lifecycle"): typeof Lifecycle;

export function configure(...request: Parameters<typeof Lifecycle.configure>) {
  return require("pulumi-aws-instance-refresh/lifecycle").configure(...request);
}

export function check(...request: Parameters<typeof Lifecycle.check>) {
  return require("pulumi-aws-instance-refresh/lifecycle").check(...request);
}

export function diff(...request: Parameters<typeof Lifecycle.diff>) {
  return require("pulumi-aws-instance-refresh/lifecycle").diff(...request);
}

export function create(...request: Parameters<typeof Lifecycle.create>) {
  return require("pulumi-aws-instance-refresh/lifecycle").create(...request);
}

export function update(...request: Parameters<typeof Lifecycle.update>) {
  return require("pulumi-aws-instance-refresh/lifecycle").update(...request);
}

export function read(...request: Parameters<typeof Lifecycle.read>) {
  return require("pulumi-aws-instance-refresh/lifecycle").read(...request);
}

function remove(...request: Parameters<typeof Lifecycle.delete>) {
  return require("pulumi-aws-instance-refresh/lifecycle").delete(...request);
}
export { remove as delete };
