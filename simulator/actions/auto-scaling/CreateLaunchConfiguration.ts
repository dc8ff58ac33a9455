/** CreateLaunchConfiguration: what groups launched from before there were launch templates. */
import type { CreateLaunchConfigurationType } from "@aws-sdk/client-auto-scaling";
import { unverified } from "../../model/auto-scaling/unverified-texts";
import { AwsError } from "../../protocol/aws-error";
import type { ActionContext } from "../action";

export function createLaunchConfiguration(
  input: CreateLaunchConfigurationType,
  { world, now }: ActionContext,
): void {
  const { launchConfigurations, numbers } = world.autoScaling;
  const name = input.LaunchConfigurationName ?? "";
  if (launchConfigurations.has(name)) {
    throw new AwsError("AlreadyExists", unverified.launchConfigurationExists(name));
  }
  numbers.configurations += 1;
  launchConfigurations.set(name, {
    name,
    number: numbers.configurations,
    arn: `arn:aws:autoscaling:${world.region}:${world.accountId}:launchConfiguration:${world.ids.uuid()}:launchConfigurationName/${name}`,
    createdAt: now,
    settings: input,
  });
}
