/** CreateLaunchConfiguration: what groups launched from before there were launch templates. */
import type { CreateLaunchConfigurationType } from "@aws-sdk/client-auto-scaling";
import { createLaunchConfiguration as create } from "../../model/auto-scaling/launch/launch-configurations";
import type { ActionContext } from "../action";

export function createLaunchConfiguration(
  input: CreateLaunchConfigurationType,
  { world, now }: ActionContext,
): void {
  create(world, input, now);
}
