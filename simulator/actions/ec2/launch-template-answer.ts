/** Launch templates and their versions, as EC2 answers with them. */
import type { LaunchTemplate, LaunchTemplateVersion } from "@aws-sdk/client-ec2";
import type * as model from "../../model/ec2/launch-template";
import { toTagList } from "./tag-list";

export function toLaunchTemplate(template: model.LaunchTemplate): LaunchTemplate {
  return {
    LaunchTemplateId: template.launchTemplateId,
    LaunchTemplateName: template.launchTemplateName,
    CreateTime: new Date(template.createTime),
    CreatedBy: template.createdBy,
    DefaultVersionNumber: template.defaultVersionNumber,
    LatestVersionNumber: template.latestVersionNumber,
    Tags: toTagList(template.tags),
  };
}

/** `data` may be given with its image alias resolved. @default the version's own */
export function toLaunchTemplateVersion(
  template: model.LaunchTemplate,
  version: model.LaunchTemplateVersion,
  data: model.LaunchTemplateData = version.data,
): LaunchTemplateVersion {
  return {
    LaunchTemplateId: template.launchTemplateId,
    LaunchTemplateName: template.launchTemplateName,
    VersionNumber: version.versionNumber,
    VersionDescription: version.description,
    CreateTime: new Date(version.createTime),
    CreatedBy: version.createdBy,
    DefaultVersion: version.versionNumber === template.defaultVersionNumber,
    LaunchTemplateData: data,
  };
}
