/** DescribeLaunchTemplates: templates by id, name or filter. */
import type {
  DescribeLaunchTemplatesRequest,
  DescribeLaunchTemplatesResult,
} from "@aws-sdk/client-ec2";
import { findLaunchTemplateByName, type LaunchTemplate } from "../../model/ec2/launch-templates";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../protocol/aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { toLaunchTemplate } from "./launch-template-answer";
import { page } from "./page";

const filterable: Filterable<LaunchTemplate> = {
  fields: {
    "create-time": (template) => new Date(template.createTime).toISOString(),
    "launch-template-name": (template) => template.launchTemplateName,
  },
  tags: (template) => template.tags,
};

export const describeLaunchTemplates: Action<
  DescribeLaunchTemplatesRequest,
  DescribeLaunchTemplatesResult
> = (input, { world }) => {
  const selected = select(findNamed(world.ec2, input), input.Filters, filterable);
  const { items, nextToken } = page(selected, input, { least: 1, most: 200 });
  return { LaunchTemplates: items.map(toLaunchTemplate), NextToken: nextToken };
};

function findNamed(
  ec2: Ec2State,
  { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [] }: DescribeLaunchTemplatesRequest,
): Iterable<LaunchTemplate> {
  if (ids.length === 0 && names.length === 0) return ec2.launchTemplates.values();
  return [
    ...ids.map((id) => ec2.launchTemplates.get(id) ?? notFound("InvalidLaunchTemplateId.NotFound")),
    ...names.map(
      (name) =>
        findLaunchTemplateByName(ec2, name) ??
        notFound("InvalidLaunchTemplateName.NotFoundException"),
    ),
  ];
}

function notFound(code: string): never {
  throw new AwsError(
    code,
    "At least one of the launch templates specified in the request does not exist.",
  );
}
