/** AttachInstances: makes running instances members; the desired capacity grows by them. */
import type { AttachInstancesQuery } from "@aws-sdk/client-auto-scaling";
import { requestStep } from "../../model/auto-scaling/scheduler/request-step";
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachInstance, requireAttachable } from "../../model/auto-scaling/instance/joining";
import { unitsOfType } from "../../model/auto-scaling/launch/capacity-units";
import { checkAttachment } from "../../model/auto-scaling/refresh/rules";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function attachInstances(
  { AutoScalingGroupName, InstanceIds = [] }: AttachInstancesQuery,
  { world, now }: ActionContext,
): void {
  const group = requireGroup(world, AutoScalingGroupName);
  const ids = [...new Set(InstanceIds)];
  if (group.deleting) {
    throw new AwsError("ValidationError", unverified.groupIsBeingDeleted(group.name));
  }
  const instances = ids.map((id) => requireAttachable(world, group, id));
  for (const instance of instances) checkAttachment(group, instance);
  const weights = instances.map(
    ({ instanceType }) => unitsOfType(group.settings, instanceType) ?? 1,
  );
  const added = weights.reduce((sum, weight) => sum + weight, 0);
  if (group.desiredCapacity + added > group.maxSize) {
    throw new AwsError("ValidationError", unverified.attachViolatesMax(ids.length, group.maxSize));
  }
  for (const [index, instance] of instances.entries()) {
    const from = group.desiredCapacity;
    const to = from + (weights[index] ?? 1);
    group.desiredCapacity = to;
    attachInstance(world, group, instance, { from, to, now });
  }
  requestStep(world, group, now);
}
