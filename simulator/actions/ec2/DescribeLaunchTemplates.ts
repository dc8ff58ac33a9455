/** DescribeLaunchTemplates: templates by id, name or filter. */
import type {
  DescribeLaunchTemplatesRequest,
  DescribeLaunchTemplatesResult,
} from "@aws-sdk/client-ec2";
import { findLaunchTemplateByName } from "../../model/ec2/launch-templates";
import { type LaunchTemplate } from "../../model/ec2/launch-template";
import type { Ec2State } from "../../model/ec2/state";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { toLaunchTemplate } from "./launch-template-answer";
import { page, pageByNumber } from "./page";

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
  const passes = (templates: Iterable<LaunchTemplate>): Iterable<LaunchTemplate> =>
    select(templates, input.Filters, filterable);
  const limits = { least: 1, most: 200 };
  const named = findNamed(world.ec2, input);
  const { items, nextToken } =
    named.length > 0
      ? page(passes(named), input, limits)
      : pageByNumber((after) => allAfter(world.ec2, after), input, { ...limits, passes });
  return { LaunchTemplates: items.map(toLaunchTemplate), NextToken: nextToken };
};

function findNamed(
  ec2: Ec2State,
  { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [] }: DescribeLaunchTemplatesRequest,
): readonly LaunchTemplate[] {
  return [
    ...ids.map((id) => ec2.launchTemplates.get(id) ?? notFound("InvalidLaunchTemplateId.NotFound")),
    ...names.map(
      (name) =>
        findLaunchTemplateByName(ec2, name) ??
        notFound("InvalidLaunchTemplateName.NotFoundException"),
    ),
  ];
}

function* allAfter(ec2: Ec2State, after: number): Generator<LaunchTemplate> {
  for (const id of ec2.launchTemplateOrder.after(after)) {
    const template = ec2.launchTemplates.get(id);
    if (template) yield template;
  }
}

function notFound(code: string): never {
  throw new AwsError(
    code,
    "At least one of the launch templates specified in the request does not exist.",
  );
}
