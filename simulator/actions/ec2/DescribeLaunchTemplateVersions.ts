/** DescribeLaunchTemplateVersions: versions of one template, or the latest or default ones of all. */
import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
} from "@aws-sdk/client-ec2";
import {
  findLaunchTemplateVersion,
  requireLaunchTemplate,
  requireLaunchTemplateVersion,
} from "../../model/ec2/launch-templates";
import { type LaunchTemplate } from "../../model/ec2/launch-template";
import { type LaunchTemplateVersion } from "../../model/ec2/launch-template";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { toLaunchTemplateVersion } from "./launch-template-answer";
import { withImageResolved } from "./launch-template-data";
import { page } from "./page";

interface Found {
  readonly template: LaunchTemplate;
  readonly version: LaunchTemplateVersion;
}

const filterable: Filterable<Found> = {
  fields: {
    "create-time": ({ version }) => new Date(version.createTime).toISOString(),
    "ebs-optimized": ({ version }) => version.data.EbsOptimized,
    "iam-instance-profile": ({ version }) => version.data.IamInstanceProfile?.Arn,
    "image-id": ({ version }) => version.data.ImageId,
    "instance-type": ({ version }) => version.data.InstanceType,
    "is-default-version": ({ template, version }) =>
      version.versionNumber === template.defaultVersionNumber,
  },
};

export const describeLaunchTemplateVersions: Action<
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult
> = (input, { world }) => {
  const selected = select(findVersions(world.ec2, input), input.Filters, filterable);
  const { items, nextToken } = page(selected, input, { least: 1, most: 200 });
  const answers = items.map(({ template, version }) => {
    const data =
      input.ResolveAlias === true ? withImageResolved(world, version.data) : version.data;
    return toLaunchTemplateVersion(template, version, data);
  });
  return { LaunchTemplateVersions: answers, NextToken: nextToken };
};

function findVersions(
  ec2: Ec2State,
  input: DescribeLaunchTemplateVersionsRequest,
): readonly Found[] {
  if (input.LaunchTemplateId === undefined && input.LaunchTemplateName === undefined) {
    return findOfAllTemplates(ec2, input.Versions ?? []);
  }
  const template = requireLaunchTemplate(ec2, input);
  const versions = input.Versions?.length
    ? input.Versions.map((version) => requireLaunchTemplateVersion(template, version))
    : inRange(template, input);
  return [...new Set(versions)]
    .sort((one, other) => other.versionNumber - one.versionNumber)
    .map((version) => ({ template, version }));
}

/** MinVersion and MaxVersion are both included. */
function inRange(
  template: LaunchTemplate,
  { MinVersion: min = "0", MaxVersion: max = "Infinity" }: DescribeLaunchTemplateVersionsRequest,
): readonly LaunchTemplateVersion[] {
  return [...template.versions.values()].filter(
    ({ versionNumber }) => versionNumber >= Number(min) && versionNumber <= Number(max),
  );
}

/** Without a template only `$Latest` and `$Default` can be asked for, and no versions at all is a missing parameter. */
function findOfAllTemplates(ec2: Ec2State, versions: readonly string[]): readonly Found[] {
  if (versions.length === 0) throw new AwsError("MissingParameter", howToAsk);
  if (versions.some((version) => !version.startsWith("$"))) {
    throw new AwsError("InvalidParameterValue", howToAsk);
  }
  return [...ec2.launchTemplates.values()].flatMap((template) => {
    const found = versions.map((version) => findLaunchTemplateVersion(template, version));
    return [...new Set(found)].flatMap((version) => (version ? [{ template, version }] : []));
  });
}

const howToAsk =
  "To describe the launch template data for all your launch templates, for ‘--versions’ specify ‘$Latest’, ‘$Default’, or both, and omit ‘--launch-template-id’, ‘--launch-template-name’, and version numbers. To describe the launch template data for a specific launch template, specify ‘--launch-template-id’ or ‘--launch-template-name’, and for ‘--versions’ specify one or more of the following values: ‘$Latest’, ‘$Default’, or one or more version numbers.";
