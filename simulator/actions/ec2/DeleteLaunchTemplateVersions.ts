/** DeleteLaunchTemplateVersions: removes versions one by one, and says which could not be removed. */
import type {
  DeleteLaunchTemplateVersionsRequest,
  DeleteLaunchTemplateVersionsResponseErrorItem,
  DeleteLaunchTemplateVersionsResult,
} from "@aws-sdk/client-ec2";
import { requireLaunchTemplate } from "../../model/ec2/launch-templates";
import { type LaunchTemplate } from "../../model/ec2/launch-template";
import { unverified } from "../../model/unverified-texts";
import type { Action } from "../action";

type Refusal = DeleteLaunchTemplateVersionsResponseErrorItem["ResponseError"];

export const deleteLaunchTemplateVersions: Action<
  DeleteLaunchTemplateVersionsRequest,
  DeleteLaunchTemplateVersionsResult
> = (input, { world }) => {
  const template = requireLaunchTemplate(world.ec2, input);
  const numbers = (input.Versions ?? []).map(Number);
  const answers = numbers.map((number) => {
    const refusal = findRefusal(template, number);
    if (!refusal) template.versions.delete(number);
    return { refusal, item: toItem(template, number) };
  });
  return {
    SuccessfullyDeletedLaunchTemplateVersions: answers
      .filter(({ refusal }) => !refusal)
      .map(({ item }) => item),
    UnsuccessfullyDeletedLaunchTemplateVersions: answers
      .filter(({ refusal }) => refusal)
      .map(({ refusal, item }) => ({ ...item, ResponseError: refusal })),
  };
};

/** Why a version stays. */
function findRefusal(template: LaunchTemplate, number: number): Refusal {
  if (!template.versions.has(number)) {
    return {
      Code: "launchTemplateVersionDoesNotExist",
      Message: `Could not find the specified version ${number} for the launch template with ID ${template.launchTemplateId}.`,
    };
  }
  if (number === template.defaultVersionNumber) {
    return {
      Code: "unexpectedError",
      Message: unverified.defaultVersionStays,
    };
  }
  return undefined;
}

function toItem(template: LaunchTemplate, number: number) {
  return {
    LaunchTemplateId: template.launchTemplateId,
    LaunchTemplateName: template.launchTemplateName,
    VersionNumber: number,
  };
}
