/** DeleteLaunchTemplate: removes a template with all its versions. */
import type { DeleteLaunchTemplateRequest, DeleteLaunchTemplateResult } from "@aws-sdk/client-ec2";
import { forgetLaunchTemplate, requireLaunchTemplate } from "../../model/ec2/launch-templates";
import type { Action } from "../action";
import { toLaunchTemplate } from "./launch-template-answer";

export const deleteLaunchTemplate: Action<
  DeleteLaunchTemplateRequest,
  DeleteLaunchTemplateResult
> = (input, { world }) => {
  const template = requireLaunchTemplate(world.ec2, input);
  forgetLaunchTemplate(world.ec2, template);
  return { LaunchTemplate: toLaunchTemplate(template) };
};
