/** SetDesiredCapacity: how many instances there are to be, within the group's bounds. */
import type { SetDesiredCapacityType } from "@aws-sdk/client-auto-scaling";
import { requireGroupToChange } from "../../model/auto-scaling/group/lookup";
import { changeDesiredCapacity } from "../../model/auto-scaling/group/request";
import { cooldownEnds } from "../../model/auto-scaling/scaling/cooldown";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";

export function setDesiredCapacity(
  { AutoScalingGroupName, DesiredCapacity = 0, HonorCooldown = false }: SetDesiredCapacityType,
  { world, now }: ActionContext,
): void {
  const group = requireGroupToChange(world, AutoScalingGroupName);
  if (DesiredCapacity > group.maxSize) refuse(DesiredCapacity, `above max value ${group.maxSize}`);
  if (DesiredCapacity < group.minSize) refuse(DesiredCapacity, `below min value ${group.minSize}`);
  if (HonorCooldown && cooldownEnds(world, group, now) !== undefined) {
    throw new AwsError("ScalingActivityInProgress", unverified.coolingDown(group.name));
  }
  changeDesiredCapacity(world, group, { kind: "set", to: DesiredCapacity, now });
}

function refuse(value: number, bound: string): never {
  throw new AwsError(
    "ValidationError",
    `New SetDesiredCapacity value ${value} is ${bound} for the AutoScalingGroup.`,
  );
}
