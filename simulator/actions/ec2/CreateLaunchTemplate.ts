/** CreateLaunchTemplate: a new template with version 1, which is its default. */
import type { CreateLaunchTemplateRequest, CreateLaunchTemplateResult } from "@aws-sdk/client-ec2";
import { findLaunchTemplateByName, keepLaunchTemplate } from "../../model/ec2/launch-templates";
import { type LaunchTemplate } from "../../model/ec2/launch-template";
import { AwsError } from "../../aws-error";
import type { Action, ActionContext } from "../action";
import { once } from "./client-token";
import { toLaunchTemplate } from "./launch-template-answer";
import { requireLaunchTemplateData } from "./launch-template-data";
import { tagsOfNewResource } from "./tag-list";

export const createLaunchTemplate: Action<
  CreateLaunchTemplateRequest,
  CreateLaunchTemplateResult
> = (input, context) =>
  once(context.world.ec2, "CreateLaunchTemplate", input, () => {
    const template = keepLaunchTemplate(context.world.ec2, toTemplate(input, context));
    return { LaunchTemplate: toLaunchTemplate(template) };
  });

function toTemplate(
  input: CreateLaunchTemplateRequest,
  context: ActionContext,
): Omit<LaunchTemplate, "number"> {
  const { ec2 } = context.world;
  const name = input.LaunchTemplateName ?? "";
  if (findLaunchTemplateByName(ec2, name)) {
    throw new AwsError(
      "InvalidLaunchTemplateName.AlreadyExistsException",
      "Launch template name already in use.",
    );
  }
  const created = { createTime: context.now, createdBy: context.callerArn };
  const first = {
    ...created,
    versionNumber: 1,
    ...(input.VersionDescription !== undefined && { description: input.VersionDescription }),
    data: requireLaunchTemplateData(input.LaunchTemplateData),
  };
  return {
    ...created,
    launchTemplateId: ec2.ids.resource("lt"),
    launchTemplateName: name,
    versions: new Map([[1, first]]),
    defaultVersionNumber: 1,
    latestVersionNumber: 1,
    tags: tagsOfNewResource(input.TagSpecifications, "launch-template"),
  };
}
