/** CreateLaunchTemplateVersion: the next version of a template, on its own or on the basis of an earlier one. */
import type {
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult,
} from "@aws-sdk/client-ec2";
import {
  requireLaunchTemplate,
  requireLaunchTemplateVersion,
} from "../../model/ec2/launch-templates";
import { type LaunchTemplate } from "../../model/ec2/launch-template";
import { type LaunchTemplateData } from "../../model/ec2/launch-template";
import type { Action } from "../action";
import { once } from "./client-token";
import { toLaunchTemplateVersion } from "./launch-template-answer";
import { requireLaunchTemplateData, withImageResolved } from "./launch-template-data";

export const createLaunchTemplateVersion: Action<
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult
> = (input, { world, now, callerArn }) =>
  once(world.ec2, "CreateLaunchTemplateVersion", input, () => {
    const template = requireLaunchTemplate(world.ec2, input);
    const version = {
      versionNumber: template.latestVersionNumber + 1,
      ...(input.VersionDescription !== undefined && { description: input.VersionDescription }),
      createTime: now,
      createdBy: callerArn,
      data: merge(template, input),
    };
    template.versions.set(version.versionNumber, version);
    template.latestVersionNumber = version.versionNumber;
    const data =
      input.ResolveAlias === true ? withImageResolved(world, version.data) : version.data;
    return { LaunchTemplateVersion: toLaunchTemplateVersion(template, version, data) };
  });

/** What is given takes the place of what the source version has, parameter by parameter. */
function merge(
  template: LaunchTemplate,
  input: CreateLaunchTemplateVersionRequest,
): LaunchTemplateData {
  const given = requireLaunchTemplateData(input.LaunchTemplateData);
  if (input.SourceVersion === undefined) return given;
  return { ...requireLaunchTemplateVersion(template, input.SourceVersion).data, ...given };
}
