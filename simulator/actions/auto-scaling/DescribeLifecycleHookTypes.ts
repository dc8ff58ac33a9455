/** DescribeLifecycleHookTypes: the transitions that hooks can hold. */
import type { DescribeLifecycleHookTypesAnswer } from "@aws-sdk/client-auto-scaling";
import { transitions } from "../../model/auto-scaling/lifecycle/hook";

export function describeLifecycleHookTypes(): DescribeLifecycleHookTypesAnswer {
  return { LifecycleHookTypes: [...transitions] };
}
