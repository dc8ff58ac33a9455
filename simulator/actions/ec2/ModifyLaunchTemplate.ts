/** ModifyLaunchTemplate: makes another version the default. */
import type { ModifyLaunchTemplateRequest, ModifyLaunchTemplateResult } from "@aws-sdk/client-ec2";
import { findLaunchTemplateVersion, requireLaunchTemplate } from "../../model/ec2/launch-templates";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { toLaunchTemplate } from "./launch-template-answer";

export const modifyLaunchTemplate: Action<
  ModifyLaunchTemplateRequest,
  ModifyLaunchTemplateResult
> = (input, { world }) => {
  if (input.LaunchTemplateId !== undefined && input.LaunchTemplateName !== undefined) {
    throw new AwsError(
      "InvalidParameterCombination",
      "Either provide launch template ID or launch template name to modify the template.",
    );
  }
  const template = requireLaunchTemplate(world.ec2, input);
  if (input.DefaultVersion !== undefined) {
    const version = findLaunchTemplateVersion(template, input.DefaultVersion);
    if (!version) {
      throw new AwsError(
        "InvalidLaunchTemplateId.VersionNotFound",
        `The launch template version ${input.DefaultVersion} is not found for the specified launch template.`,
      );
    }
    template.defaultVersionNumber = version.versionNumber;
  }
  return { LaunchTemplate: toLaunchTemplate(template) };
};
