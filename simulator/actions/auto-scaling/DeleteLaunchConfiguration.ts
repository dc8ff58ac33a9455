/** DeleteLaunchConfiguration: removes one that no group uses. */
import type { LaunchConfigurationNameType } from "@aws-sdk/client-auto-scaling";
import { deleteLaunchConfiguration as remove } from "../../model/auto-scaling/launch/launch-configurations";
import type { ActionContext } from "../action";

export function deleteLaunchConfiguration(
  { LaunchConfigurationName = "" }: LaunchConfigurationNameType,
  { world }: ActionContext,
): void {
  remove(world, LaunchConfigurationName);
}
